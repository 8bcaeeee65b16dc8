using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Http;

/// <summary>
/// A form written as <c>multipart/form-data</c> (RFC 7578). It is written once, so that every attempt sends the same bytes.
/// </summary>
internal sealed class MultipartBody
{
    private MultipartBody(byte[] content, string boundary)
    {
        Content = content;
        ContentType = "multipart/form-data; boundary=" + boundary;
    }

    public byte[] Content { get; }

    public string ContentType { get; }

    public static MultipartBody Of(IEnumerable<FormField> fields)
    {
        // Nothing that is sent holds it: 122 random bits are not met by chance, and nobody knows them beforehand.
        string boundary = "OrgAdmin-" + Guid.NewGuid().ToString("N");
        using var body = new MemoryStream();
        foreach (FormField field in fields)
        {
            Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(field.Name)}\"");
            if (field.Content is { } content)
            {
                Write($"; filename=\"{Quoted(field.FileName ?? "file")}\"\r\n");
                Write($"Content-Type: {ImageType.Of(content) ?? "application/octet-stream"}\r\n\r\n");
                body.Write(content, 0, content.Length);
            }
            else
            {
                Write("\r\n\r\n" + field.Text);
            }
            Write("\r\n");
        }
        Write($"--{boundary}--\r\n");
        return new MultipartBody(body.ToArray(), boundary);

        void Write(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            body.Write(bytes, 0, bytes.Length);
        }
    }

    // As browsers write it (HTML, 4.10.21.8): everything else is sent in UTF-8 as it is.
    private static string Quoted(string text) => text.Replace("\r", "%0D").Replace("\n", "%0A").Replace("\"", "%22");
}
