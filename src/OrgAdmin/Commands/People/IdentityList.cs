using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using OrgAdmin.Commands.Binding;
using OrgAdmin.People;

namespace OrgAdmin.Commands;

/// <summary>Reads who is who: objects, or CSV files, with the columns Person, Connection and UserId.</summary>
internal static class IdentityList
{
    private const long Largest = 64 * 1024 * 1024;

    /// <summary>Reads a list.</summary>
    /// <param name="given">Objects, and paths of CSV files.</param>
    /// <param name="cmdlet">The cmdlet, in whose session the file is read.</param>
    /// <param name="filePath">Makes a file's own path of one of PowerShell's.</param>
    /// <exception cref="OrgException">A file cannot be read, or a line lacks something.</exception>
    public static IReadOnlyList<PersonIdentity> Read(IEnumerable<object> given, PSCmdlet cmdlet, Func<string, string> filePath)
    {
        List<PersonIdentity> identities = [];
        foreach (object item in given)
        {
            if (Row.Unwrapped(item) is string path)
                identities.AddRange(ReadFile(path, cmdlet, filePath(path)));
            else
                identities.Add(Of(item, "-Identity"));
        }
        return identities;
    }

    private static IEnumerable<PersonIdentity> ReadFile(string path, PSCmdlet cmdlet, string file)
    {
        string text = TextOf(path, file);
        // Spreadsheets of many countries write semicolons.
        string head = text.Split('\n')[0];
        char delimiter = head.IndexOf(';') >= 0 && head.IndexOf(',') < 0 ? ';' : ',';
        const string Script = "param($text, $delimiter) $text | ConvertFrom-Csv -Delimiter $delimiter";
        int line = 1;
        foreach (PSObject row in cmdlet.InvokeCommand.InvokeScript(Script, text, delimiter))
            yield return Of(row, $"{path}, line {++line}");
    }

    private static string TextOf(string path, string file)
    {
        if (!File.Exists(file))
            throw new OrgException(OrgErrorKind.FileError, $"{path} is not there. -Identity is a CSV file, or objects.");
        try
        {
            using var content = new MemoryStream(Loading.Engine.Core.ReadFile(file, Largest));
            using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
    }

    private static PersonIdentity Of(object item, string where)
    {
        RowSource? row = RowSource.Of(item);
        string? Cell(string name) => row?.IsScalar == false && row.Text(name)?.Trim() is { Length: > 0 } text ? text : null;
        string? person = Cell("Person") ?? Cell("Email");
        string? userId = Cell("UserId");
        if (person is null || userId is null)
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of(
                    $"{where}: a line of an identity list has Person (address or name), Connection and UserId; "
                        + $"found: {(row is null || row.IsScalar ? "no columns" : string.Join(", ", row.ColumnNames))}."
                )
            );
        return new PersonIdentity(person, Cell("Connection") ?? "", userId);
    }
}
