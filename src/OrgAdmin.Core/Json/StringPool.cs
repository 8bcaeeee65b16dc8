using System;
using System.Text.Json;

namespace OrgAdmin.Core.Json;

/// <summary>
/// Short texts that were read lately. A list repeats the same few names of fields, roles and kinds for every object in
/// it, and one string for each of them is enough.
/// </summary>
internal static class StringPool
{
    private const int Longest = 64;

    // Texts that fall on the same place take turns, so that a server cannot make the table grow.
    private static readonly string?[] Texts = new string?[512];

    /// <summary>The name or the text that the reader is at.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > Longest)
            return reader.GetString()!;
        ref string? place = ref Texts[PlaceOf(reader.ValueSpan)];
        string? seen = place;
        return seen is not null && reader.ValueTextEquals(seen) ? seen : place = reader.GetString()!;
    }

    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        uint hash = (uint)utf8.Length;
        foreach (byte b in utf8)
            hash = (hash * 31) + b;
        return (int)(hash % (uint)Texts.Length);
    }
}
