using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>
/// Makes the fields of a form of a hashtable, as PowerShell's own web cmdlets do: a FileInfo is a file, a list several fields.
/// </summary>
internal static class FormFields
{
    // The body is held in memory, so that an attempt can be made again.
    private const long Largest = 64 * 1024 * 1024;

    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.InvalidValue"/>: a value is no text and no file, or cannot be read.
    /// </exception>
    public static IReadOnlyList<FormField> Read(IDictionary form)
    {
        List<FormField> fields = [];
        foreach (DictionaryEntry entry in form)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            object? value = Row.Unwrapped(entry.Value);
            IEnumerable<object?> values = value is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [value];
            fields.AddRange(values.Select(one => Field(name, Row.Unwrapped(one))));
        }
        return fields;
    }

    /// <summary>The files of a form, for the question whether to send it.</summary>
    public static string Told(IReadOnlyList<FormField> form)
    {
        string[] files = [.. form.Select(field => field.FileName).OfType<string>()];
        return files.Length == 0 ? "a form" : $"a form with {string.Join(", ", files)}";
    }

    private static FormField Field(string name, object? value) =>
        value switch
        {
            FileInfo file => new FormField
            {
                Name = name,
                Content = Content(file),
                FileName = file.Name,
            },
            _ => new FormField { Name = name, Text = Text(name, value) },
        };

    private static byte[] Content(FileInfo file)
    {
        try
        {
            return Loading.Engine.Core.ReadFile(file.FullName, Largest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrgException(OrgErrorKind.InvalidValue, $"'{file.FullName}' cannot be read: {error.Message}", error);
        }
    }

    private static string Text(string name, object? value) =>
        PlainValue.Of(value, $"-Form {name}") switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            IEnumerable and not string => throw new OrgException(
                OrgErrorKind.InvalidValue,
                DisplayText.Of($"The form's field '{name}' is neither a text nor a file. Nothing was sent.")
            ),
            var plain => Convert.ToString(plain, CultureInfo.InvariantCulture) ?? "",
        };
}
