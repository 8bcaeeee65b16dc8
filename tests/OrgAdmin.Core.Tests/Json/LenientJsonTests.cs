using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Json;

/// <summary>What is taken although it is not exactly what was documented, and what is not.</summary>
public sealed class LenientJsonTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new TextConverter(), new FlagConverter(), new TimeConverter() },
    };

    private static readonly JsonSerializerOptions Recurring = new() { Converters = { new RecurringTextConverter() } };

    private const string LongText = "a text of more than sixty-four characters is not one that anybody would want to keep";

    [Theory]
    [InlineData("\"12\"", "12")]
    [InlineData("12", "12")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("null", null)]
    public void An_id_may_come_as_a_number(string json, string? text) =>
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json, Options));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("null", null)]
    public void A_flag_may_come_as_a_word_or_a_digit(string json, bool? flag) =>
        Assert.Equal(flag, JsonSerializer.Deserialize<bool?>(json, Options));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("null", null)]
    public void A_number_may_come_as_text(string json, int? number) =>
        Assert.Equal(number, JsonSerializer.Deserialize<int?>(json, Options));

    [Theory]
    [InlineData("\"2026-01-02T03:04:05Z\"")]
    [InlineData("\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("\"2026-01-02T04:04:05+01:00\"")]
    [InlineData("\"2026-01-02T03:04:05\"")]
    [InlineData("\"2026-01-02 03:04:05\"")]
    [InlineData("\"2026-01-02T03:04:05.0000\"")]
    [InlineData("\"2026-01-02T03:04:05.000000+00:00\"")]
    [InlineData("\"2026-01-01T22:04:05-05:00\"")]
    [InlineData("\"2026-01-02T03:04:05+0000\"")]
    [InlineData("\"2026-01-02T03:04:05\\u005a\"")]
    public void A_time_without_an_offset_is_UTC_in_every_time_zone(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), JsonSerializer.Deserialize<DateTimeOffset?>(json, Options));

    [Fact]
    public void A_date_alone_is_its_midnight_in_UTC() =>
        Assert.Equal(
            new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
            JsonSerializer.Deserialize<DateTimeOffset?>("\"2026-01-02\"", Options)
        );

    [Theory]
    [InlineData("\"admin\"", "admin")]
    [InlineData("\"\\u0061dmin\"", "admin")]
    [InlineData("\"\"", "")]
    [InlineData("\"" + LongText + "\"", LongText)]
    [InlineData("12", "12")]
    [InlineData("null", null)]
    public void A_text_that_recurs_is_read_like_any_other(string json, string? text)
    {
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json, Recurring));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json, Recurring));
    }

    [Fact]
    public void A_text_that_recurs_is_one_string() =>
        Assert.Same(
            JsonSerializer.Deserialize<string>("\"editor\"", Recurring),
            JsonSerializer.Deserialize<string>("\"editor\"", Recurring)
        );

    [Theory]
    [InlineData(typeof(string), "{}")]
    [InlineData(typeof(string), "[]")]
    [InlineData(typeof(bool?), "\"yes\"")]
    [InlineData(typeof(bool?), "2")]
    [InlineData(typeof(int?), "\"seven\"")]
    [InlineData(typeof(DateTimeOffset?), "\"soon\"")]
    [InlineData(typeof(DateTimeOffset?), "5")]
    public void What_could_mean_several_things_is_refused(Type type, string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type, Options));

    [Fact(
        Skip = ".NET Framework writes 0.1 as 0.10000000000000001.",
        SkipType = typeof(Runtime),
        SkipWhen = nameof(Runtime.IsNetFramework)
    )]
    public void Numbers_of_unknown_shape_keep_their_value()
    {
        object? value = PlainJson.TryParse(
            """[1, -1.5, 9223372036854775807, 9223372036854775808, 123456789012345678901234567890123456789, 1e999, 0.1]"""u8.ToArray()
        );
        Assert.Equal(
            [1L, -1.5, long.MaxValue, 9223372036854775808m, "123456789012345678901234567890123456789", "1e999", 0.1],
            Assert.IsType<List<object?>>(value)
        );
        Assert.Equal(
            """[1,-1.5,9223372036854775807,9223372036854775808,"123456789012345678901234567890123456789","1e999",0.1]""",
            Encoding.UTF8.GetString(PlainJson.ToUtf8(value))
        );
        Assert.Equal("""["NaN","Infinity"]""", Encoding.UTF8.GetString(PlainJson.ToUtf8(new[] { double.NaN, double.PositiveInfinity })));
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_not_JSON_is_null_and_no_exception(string text) => Assert.Null(PlainJson.TryParse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task Nulls_in_a_list_stand_for_nothing()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/v5/organization/organizations",
            """[null, {"id": 7, "name": null, "type": "something-new", "reseller": "true"}, null]"""
        );
        Organization organization = Assert.Single(
            await Connect.To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5").Organizations(new OrganizationQuery()).ReadAsync()
        );
        // An id that came as a number, a name that is not there, a type that nobody documented.
        Assert.Equal(("7", "", "something-new", true), (organization.Id, organization.Name, organization.Type, organization.Reseller));
    }

    [Fact]
    public void Every_wire_format_reads_alike()
    {
        List<JsonSerializerContext> contexts =
        [
            .. typeof(CoreEntry)
                .Assembly.GetTypes()
                .Where(type =>
                    type.IsSubclassOf(typeof(JsonSerializerContext)) && type.Namespace!.Contains(".Providers.", StringComparison.Ordinal)
                )
                .Select(type => (JsonSerializerContext)type.GetProperty("Default")!.GetValue(null)!),
        ];
        Assert.InRange(contexts.Count, new CoreEntry().Providers.Count, 100);
        Assert.All(
            contexts,
            context =>
            {
                Assert.Equal(JsonNumberHandling.AllowReadingFromString, context.Options.NumberHandling);
                foreach (
                    Type converter in new[]
                    {
                        typeof(PlainValueConverter),
                        typeof(TextConverter),
                        typeof(FlagConverter),
                        typeof(TimeConverter),
                    }
                )
                    Assert.Contains(context.Options.Converters, known => known.GetType() == converter);
            }
        );
    }
}
