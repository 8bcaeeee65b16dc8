using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OrgAdmin.Emulation.Http;

/// <summary>A form as <c>multipart/form-data</c>, taken apart.</summary>
internal sealed class MultipartForm
{
    private readonly List<Part> _parts = [];

    private MultipartForm() { }

    /// <summary>The form that a call brings; an empty one if it brings none.</summary>
    public static MultipartForm Of(ApiCall call)
    {
        var form = new MultipartForm();
        if (Parameter(call.ContentType ?? "", "boundary") is not { } boundary)
            return form;
        // One character for each byte, so that the parts can be found as text and files keep their bytes.
        Encoding bytes = Encoding.GetEncoding("ISO-8859-1");
        string[] pieces = ("\r\n" + bytes.GetString(call.Body)).Split(["\r\n--" + boundary], StringSplitOptions.None);
        foreach (string piece in pieces.Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal)))
        {
            int end = piece.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            string[] headers = Encoding.UTF8.GetString(bytes.GetBytes(piece.Substring(0, end))).Split(["\r\n"], StringSplitOptions.None);
            string disposition = Header(headers, "Content-Disposition") ?? "";
            if (Parameter(disposition, "name") is { } name)
                form._parts.Add(
                    new Part(
                        name,
                        Parameter(disposition, "filename"),
                        Header(headers, "Content-Type"),
                        bytes.GetBytes(piece.Substring(end + 4))
                    )
                );
        }
        return form;
    }

    /// <summary>A file of the form; null if there is none of that name.</summary>
    public Part? File(string name) => _parts.Find(part => part.Name == name && part.FileName is not null);

    private static string? Header(IEnumerable<string> headers, string name) =>
        headers
            .Where(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Substring(name.Length + 1).Trim())
            .FirstOrDefault();

    private static string? Parameter(string header, string name) =>
        header
            .Split(';')
            .Skip(1)
            .Select(part => part.Trim().Split(['='], 2))
            .Where(pair => pair.Length == 2 && string.Equals(pair[0].Trim(), name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair[1].Trim().Trim('"'))
            .FirstOrDefault();

    /// <summary>A field of a form.</summary>
    internal sealed record Part(string Name, string? FileName, string? ContentType, byte[] Content);
}
