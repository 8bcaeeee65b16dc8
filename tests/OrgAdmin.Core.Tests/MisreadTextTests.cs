using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>UTF-8 that was read as Windows-1252 is recognized, and what people write is not taken for it.</summary>
public sealed class MisreadTextTests
{
    [Theory]
    [InlineData("caf\u00C3\u00A9")]
    [InlineData("CAF\u00C3\u2030")]
    [InlineData("Fran\u00C3\u00A7ois")]
    [InlineData("L\u00E2\u20AC\u2122ann\u00E9e")]
    [InlineData("20 \u00C2\u00B0C")]
    [InlineData("\u00C5\u201Aodz")]
    [InlineData("\u00F0\u0178\u02DC\u20AC")]
    // Somebody has made it lower-case since.
    [InlineData("caf\u00E3\u00A9")]
    [InlineData("l\u00E2\u20AC\u2122ann\u00E9e")]
    [InlineData("no\u00E3\u00ABl\u00E3\u00A9")]
    public void Is_recognized(string text) => Assert.True(MisreadText.Holds(text));

    [Theory]
    [InlineData("")]
    [InlineData("caf\u00E9")]
    [InlineData("\u00CEle-de-France")]
    [InlineData("priv\u00E9\u00A0\u00BB")]
    [InlineData("de manh\u00E3\u00A0\u00BB, amanh\u00E3\u2026")]
    [InlineData("\u00C2me, \u00C3o, \u00C5land, \u00C4pfel")]
    [InlineData("Der Buchstabe \u201E\u00C4\u201C")]
    [InlineData("Se\u00F1or \u00A9 2026, 5 \u20AC, 20\u00A0\u00B0C")]
    [InlineData("Gro\u00DF\u00ABe\u00BB")]
    [InlineData("\u0141\u00F3d\u017A \u010De\u0161tina \u65E5\u672C\u8A9E")]
    public void What_people_write_is_not(string text) => Assert.False(MisreadText.Holds(text));
}
