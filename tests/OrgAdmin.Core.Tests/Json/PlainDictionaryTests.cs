using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using OrgAdmin.Core.Json;
using Xunit;

namespace OrgAdmin.Core.Tests.Json;

/// <summary>Objects of unknown shape: every name and value as it was sent, however many have been read before.</summary>
public sealed class PlainDictionaryTests
{
    private static Dictionary<string, object?> Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return PlainValueConverter.ReadTable(ref reader);
    }

    [Fact]
    public async Task Names_are_never_taken_for_one_another()
    {
        // Far more names than are remembered, from several threads, some of them alike but for an accent or an escape.
        string[] names =
        [
            .. Enumerable
                .Range(0, 3000)
                .SelectMany(number => new[] { $"field_{number}", $"fiéld_{number}", $"{number}", $"a\\\"{number}" }),
            "",
            new string('x', 64),
            new string('x', 65),
            new string('x', 500),
            "\\u0041",
            "A",
        ];
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        foreach (string name in names)
                        {
                            string plain = JsonSerializer.Deserialize<string>($"\"{name}\"")!;
                            Assert.Equal(plain, Assert.Single(Read($"{{\"{name}\":null}}")).Key);
                        }
                    })
                )
        );
    }

    [Fact]
    public void A_name_that_was_read_before_is_the_same_string()
    {
        string first = Read("""{"dataservices_by_months": 1}""").Keys.Single();
        Assert.Same(first, Read("""{"dataservices_by_months": 2}""").Keys.Single());
    }

    [Fact]
    public void Values_keep_their_types()
    {
        Dictionary<string, object?> values = Read(
            """{"zero": 0, "small": 255, "large": 256, "negative": -1, "whole": 9007199254740993, "half": 0.5, "yes": true, "no": false, "nothing": null, "list": [1, {"a": []}]}"""
        );
        Assert.Equal([0L, 255L, 256L, -1L, 9007199254740993L, 0.5, true, false, null], values.Values.Take(9));
        var list = Assert.IsType<List<object?>>(values["list"]);
        Assert.Equal(1L, list[0]);
        Assert.Empty(Assert.IsType<List<object?>>(Assert.IsType<Dictionary<string, object?>>(list[1])["a"]));
    }

    [Fact]
    public void An_object_inside_another_keeps_its_own_fields()
    {
        Dictionary<string, object?> values = Read("""{"a": 1, "inner": {"b": 2, "deeper": {"c": 3}, "d": 4}, "a2": 5, "a": 6}""");
        Assert.Equal(["a", "inner", "a2"], values.Keys);
        // Of a name that comes twice, the last counts, as in every JavaScript.
        Assert.Equal(6L, values["a"]);
        var inner = Assert.IsType<Dictionary<string, object?>>(values["inner"]);
        Assert.Equal(["b", "deeper", "d"], inner.Keys);
        Assert.Equal(3L, Assert.IsType<Dictionary<string, object?>>(inner["deeper"])["c"]);
    }

    [Fact]
    public void An_object_that_breaks_off_leaves_nothing_for_the_next()
    {
        Assert.ThrowsAny<JsonException>(() => Read("""{"left": 1, "over": {"deep": 2, "broken": tru}}"""));
        Assert.Equal(["fresh"], Read("""{"fresh": 1}""").Keys);
    }

    [Fact]
    public void A_huge_object_is_read_whole()
    {
        string json = "{" + string.Join(",", Enumerable.Range(0, 5000).Select(number => $"\"n{number}\":{number}")) + "}";
        Assert.Equal(Enumerable.Range(0, 5000).Select(number => (object?)(long)number), Read(json).Values);
        Assert.Empty(Read("{}"));
    }
}
