using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>Damages a documented answer: always the same way for the same seed.</summary>
internal sealed class Mutator
{
    private static readonly byte[][] Values =
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

    private readonly byte[] _document;
    private readonly List<(int Start, int End)> _values = [];
    private readonly List<(int Start, int End)> _members = [];

    public Mutator(byte[] document)
    {
        _document = document;
        var reader = new Utf8JsonReader(document);
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
    }

    /// <summary>A damaged copy.</summary>
    public byte[] Mutate(Random random)
    {
        List<byte> bytes = [.. _document];
        int shape = random.Next(10);
        if (shape < 7)
            Reshape(bytes, random);
        if (shape >= 6 && bytes.Count > 0)
            Break(bytes, random);
        return [.. bytes];
    }

    // Still JSON: values of other kinds, members gone, twice, or under another name. From the end, so that places stay.
    private void Reshape(List<byte> bytes, Random random)
    {
        (int Start, int End)[] places =
        [
            .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(_values, random)).OrderByDescending(place => place.Start),
        ];
        int before = int.MaxValue;
        foreach ((int start, int end) in places)
        {
            if (end > before)
                continue;
            before = start;
            bytes.RemoveRange(start, end - start);
            bytes.InsertRange(start, Values[random.Next(Values.Length)]);
        }
        if (_members.Count == 0 || places.Length > 1)
            return;
        (int from, int to) = Pick(_members, random);
        if (to > before)
            return;
        byte[] text = [.. bytes[from..to]];
        switch (random.Next(3))
        {
            case 0:
                bytes.InsertRange(to, [(byte)',', .. text]);
                break;
            case 1:
                bytes.InsertRange(from + 1, "x"u8.ToArray());
                break;
            default:
                bytes.InsertRange(from, [.. "\"extra\":"u8, .. Values[random.Next(Values.Length)], (byte)',']);
                break;
        }
    }

    // No longer JSON, or only by luck.
    private static void Break(List<byte> bytes, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                int cut = random.Next(bytes.Count);
                bytes.RemoveRange(cut, bytes.Count - cut);
                break;
            case 1:
                for (int i = random.Next(1, 8); i > 0 && bytes.Count > 0; i--)
                    bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 2:
                byte[] noise = new byte[random.Next(1, 20)];
                random.NextBytes(noise);
                bytes.InsertRange(random.Next(bytes.Count + 1), noise);
                break;
            case 3:
                int start = random.Next(bytes.Count);
                bytes.InsertRange(random.Next(bytes.Count), [.. bytes.Skip(start).Take(random.Next(1, 200))]);
                break;
            default:
                int from = random.Next(bytes.Count);
                bytes.RemoveRange(from, Math.Min(random.Next(1, 50), bytes.Count - from));
                break;
        }
    }

    private void Add(int value, int member, int end)
    {
        _values.Add((value, end));
        if (member >= 0)
            _members.Add((member, end));
    }

    private static (int Start, int End) Pick(List<(int Start, int End)> places, Random random) => places[random.Next(places.Count)];
}
