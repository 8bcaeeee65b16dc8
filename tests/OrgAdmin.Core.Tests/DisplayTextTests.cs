using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>Foreign text is shown on one line, without what steers a terminal, and with what hides in it made visible.</summary>
public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b]0;title\u0007name", "[2J ]0;title name")]
    [InlineData("a\r\nb\tc\u0085d\u2028e", "a b c d e")]
    [InlineData("a\u009b31mb", "a 31mb")]
    [InlineData("a\u202eb\u2066c\u061cd", "a b c d")]
    [InlineData("adm\u200bin", "adm[U+200B]in")]
    [InlineData("adm\u00adin", "adm[U+00AD]in")]
    [InlineData("adm\ufe00in", "adm[U+FE00]in")]
    [InlineData("adm\u2065in", "adm[U+2065]in")]
    [InlineData("adm\ufff9in", "adm[U+FFF9]in")]
    [InlineData("adm\U0001d173in", "adm[U+1D173]in")]
    [InlineData("adm\U000e0061in", "adm[U+E0061]in")]
    public void What_steers_is_taken_out_and_what_hides_is_shown(string text, string shown) => Assert.Equal(shown, DisplayText.Of(text));

    // The name of a test cannot hold half of a character.
    [Fact]
    public void Half_of_a_character_is_shown_by_its_number() => Assert.Equal("adm[U+D800]in", DisplayText.Of("adm\ud800in"));

    [Theory]
    [InlineData("Île-de-France Mobilités")]
    [InlineData("可\ufe00視")]
    [InlineData("\u2764\ufe0f 1\ufe0f\u20e3 ©\ufe0f")]
    [InlineData("می\u200cخواهم")]
    [InlineData("\U0001f468\u200d\U0001f469")]
    public void What_people_write_stays_as_it_is(string text) => Assert.Equal(text, DisplayText.Of(text));
}
