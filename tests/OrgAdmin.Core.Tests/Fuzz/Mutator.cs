using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>Damages a documented answer.</summary>
internal static class Mutator
{
    public static readonly byte[][] Values =
    [
        .. new[]
        {
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "7",
            "1.5",
            "1e999",
            "-1e999",
            "9223372036854775807",
            "123456789012345678901234567890",
            "0.1e-400",
            "\"\"",
            "\"x\"",
            "\"12\"",
            "\"true\"",
            "\"NaN\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u001b[31m\"",
            "\"\\u202e\"",
            "\"2026-13-45\"",
            "\"0001-01-01T00:00:00\"",
            "\"9999-12-31T23:59:59-14:00\"",
            "\"//elsewhere.example/\"",
            "\"https://elsewhere.example/x?page=2\"",
            "\"canary-7c41e0d9\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"a\":null}",
            "{\"\":1}",
            "{\"href\":5}",
            "[1,\"2\",null,{}]",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes($"\"{new string('x', 5000)}\""),
        Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100)),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100)),
    ];

    /// <summary>One to three changes that leave JSON, one that breaks it, or both.</summary>
    public static Gen<Damage[]> Damages { get; } =
        Gen.Frequency(
            (6, Of(DamageKind.ReplaceValue, DamageKind.AddMember).Array[1, 3]),
            (3, Of(DamageKind.CutOff, DamageKind.Drop).Array[1]),
            (
                1,
                Gen.Select(
                    Of(DamageKind.ReplaceValue, DamageKind.AddMember),
                    Of(DamageKind.CutOff, DamageKind.Drop),
                    (reshape, breaks) => new[] { reshape, breaks }
                )
            )
        );

    /// <summary>A damaged copy.</summary>
    public static byte[] Apply(byte[] document, IEnumerable<Damage> damages)
    {
        List<byte> bytes = [.. document];
        foreach (Damage damage in damages)
        {
            if (damage.Kind <= DamageKind.AddMember)
                Reshape(bytes, damage);
            else if (bytes.Count > 0)
                Break(bytes, damage);
        }
        return [.. bytes];
    }

    private static Gen<Damage> Of(DamageKind first, DamageKind last) =>
        Gen.Select(
            // Another value is the damage that finds most.
            Gen.Frequency((3, Gen.Const(first)), (2, Gen.Int[(int)first, (int)last].Select(kind => (DamageKind)kind))),
            Gen.Int[0, 100_000],
            Gen.Int[1, 200],
            Gen.Byte.Array[1, 20],
            (kind, place, length, noise) => new Damage(kind, place, length, noise)
        );

    private static void Reshape(List<byte> bytes, Damage damage)
    {
        (List<(int Start, int End)> values, List<(int Start, int End)> members) = Places([.. bytes]);
        List<(int Start, int End)> places = damage.Kind == DamageKind.ReplaceValue ? values : members;
        if (places.Count == 0)
            return;
        (int start, int end) = places[damage.Place % places.Count];
        byte[] value = Values[damage.Length % Values.Length];
        switch (damage.Kind)
        {
            case DamageKind.ReplaceValue:
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, value);
                break;
            case DamageKind.DoubleMember:
                bytes.InsertRange(end, [(byte)',', .. bytes[start..end]]);
                break;
            case DamageKind.RenameMember:
                bytes.InsertRange(start + 1, "x"u8.ToArray());
                break;
            default:
                bytes.InsertRange(start, [.. "\"extra\":"u8, .. value, (byte)',']);
                break;
        }
    }

    private static void Break(List<byte> bytes, Damage damage)
    {
        int place = damage.Place % bytes.Count;
        int length = Math.Min(damage.Length, bytes.Count - place);
        switch (damage.Kind)
        {
            case DamageKind.CutOff:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
            case DamageKind.Overwrite:
                for (int i = 0; i < damage.Bytes.Length; i++)
                    bytes[(place + (i * damage.Length)) % bytes.Count] = damage.Bytes[i];
                break;
            case DamageKind.Insert:
                bytes.InsertRange(place, damage.Bytes);
                break;
            case DamageKind.Repeat:
                bytes.InsertRange(damage.Bytes[0] % bytes.Count, [.. bytes.Skip(place).Take(length)]);
                break;
            default:
                bytes.RemoveRange(place, length);
                break;
        }
    }

    /// <summary>Where the values are, and where the members of objects.</summary>
    private static (List<(int Start, int End)> Values, List<(int Start, int End)> Members) Places(byte[] document)
    {
        List<(int Start, int End)> values = [],
            members = [];
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = 1000 });
        var open = new Stack<(int Value, int Member)>();
        int member = -1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = (int)reader.TokenStartIndex;
                    continue;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    open.Push(((int)reader.TokenStartIndex, member));
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    (int value, int owner) = open.Pop();
                    Add(value, owner, (int)reader.BytesConsumed);
                    break;
                default:
                    Add((int)reader.TokenStartIndex, member, (int)reader.BytesConsumed);
                    break;
            }
            member = -1;
        }
        return (values, members);

        void Add(int value, int owner, int end)
        {
            values.Add((value, end));
            if (owner >= 0)
                members.Add((owner, end));
        }
    }
}
