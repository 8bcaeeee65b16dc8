using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Json;
using OrgAdmin.Journal;

namespace OrgAdmin.Core.Journal;

/// <summary>
/// Reads a journal as a stream: a change is given once its outcome is read, and what has no outcome at the end. Only the changes
/// that have begun and not ended are kept meanwhile.
/// </summary>
internal sealed class JournalReader : IJournals
{
    // Of damaged lines the first few tell where; the others are counted.
    private const int MostNamed = 3;

    public IEnumerable<OrgChange> Read(string path, Func<OrgChange, bool> isWanted, IOperationLog log)
    {
        using StreamReader lines = Open(path);
        var begun = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        var wrong = new List<long>();
        long number = 0;
        while (NextLine(lines, path) is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            var fields = PlainJson.TryParse(Encoding.UTF8.GetBytes(line)) as IReadOnlyDictionary<string, object?>;
            string? id = fields is null ? null : fields.Text("id");
            if (id is null || !(fields!.TryGetValue("version", out object? version) && version is long and <= JournalLine.Version))
            {
                wrong.Add(number);
                continue;
            }
            if (fields.Text("type") == JournalLine.Intent)
            {
                if (isWanted(JournalLine.ChangeOf(fields, null)))
                    begun[id] = fields;
            }
            else if (begun.TryGetValue(id, out IReadOnlyDictionary<string, object?>? intent))
            {
                begun.Remove(id);
                yield return JournalLine.ChangeOf(intent, fields);
            }
        }
        foreach (IReadOnlyDictionary<string, object?> intent in begun.Values)
            yield return JournalLine.ChangeOf(intent, null);
        if (wrong.Count == number && number > 0)
            throw new OrgException(OrgErrorKind.FileError, $"{path} is no journal: none of its {number} lines is one of a journal's.");
        Tell(wrong, path, log);
    }

    private static void Tell(List<long> wrong, string path, IOperationLog log)
    {
        if (wrong.Count == 0)
            return;
        string which = string.Join(", ", wrong.Count > MostNamed ? wrong.GetRange(0, MostNamed) : wrong);
        string more = wrong.Count > MostNamed ? $" and {wrong.Count - MostNamed} more" : "";
        log.Warning($"{path}: line {which}{more} cannot be read and was left out: it is damaged, or of a later version of this module.");
    }

    private static StreamReader Open(string path)
    {
        try
        {
            FileType.RefuseSpecial(path);
            // Others go on writing meanwhile.
            return new StreamReader(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
    }

    private static string? NextLine(StreamReader lines, string path)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (IOException error)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
    }
}
