using OrgAdmin.Core.Members;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>One meaning of "the same address", and a refusal for what is no address of one person.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("  ADA@Example.ORG \u00A0", "ada@example.org")]
    [InlineData("ada@example.org.", "ada@example.org")]
    [InlineData("<ada@example.org>", "ada@example.org")]
    [InlineData("Ada Martin <ada@example.org>", "ada@example.org")]
    [InlineData("\"Martin, Ada\" <ada@example.org>", "ada@example.org")]
    [InlineData("\"Ada <ada@example.org>\"", "ada@example.org")]
    [InlineData("ada@example.org <ada@example.org>", "ada@example.org")]
    [InlineData("\"ada@example.org\"", "ada@example.org")]
    [InlineData("'ada@example.org'", "ada@example.org")]
    [InlineData("mailto:ada@example.org", "ada@example.org")]
    [InlineData("MAILTO:ada%40example.org?subject=Welcome", "ada@example.org")]
    [InlineData("<mailto:ada@example.org>", "ada@example.org")]
    // Decomposed accents, before and after the at sign.
    [InlineData("rene\u0301e@example.org", "ren\u00e9e@example.org")]
    [InlineData("ada@bu\u0308cher.example", "ada@b\u00fccher.example")]
    [InlineData("ada@b\u00fccher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@B\u00dcCHER.example", "ada@XN--BCHER-KVA.example")]
    [InlineData("REN\u00c9E@example.org", "ren\u00e9e@example.org")]
    // Two alphabets in two words, and two that do not look alike.
    [InlineData("ivan.\u043F\u0435\u0442\u0440\u043E\u0432@example.org", "IVAN.\u041F\u0415\u0422\u0420\u041E\u0412@example.org")]
    [InlineData("ada\u6F22@example.org", "ADA\u6F22@example.org")]
    public void These_are_the_same_address(string one, string other)
    {
        EmailAddress? first = EmailAddress.Parse(one, out string? problem);
        Assert.Null(problem);
        EmailAddress second = EmailAddress.Parse(other, out _)!;
        Assert.Equal(second, first);
        Assert.Equal(second.GetHashCode(), first!.GetHashCode());
        Assert.Equal(first, EmailAddress.Parse(first.ToString(), out _));
    }

    [Theory]
    [InlineData("ada@example.org", "ada@example.com")]
    [InlineData("ada@example.org", "ad@example.org")]
    [InlineData("ada+new@example.org", "ada@example.org")]
    [InlineData("o'neil@example.org", "oneil@example.org")]
    public void These_are_different(string one, string other) =>
        Assert.NotEqual(EmailAddress.Parse(one, out _), EmailAddress.Parse(other, out _));

    [Theory]
    // Zero width, byte order mark, soft hyphen, bidi, tag, variation selector, Hangul filler, control.
    [InlineData("ada\u200b@example.org", "U+200B")]
    [InlineData("\uFEFFada@example.org", "U+FEFF")]
    [InlineData("ada@exam\u00ADple.org", "U+00AD")]
    [InlineData("ada@example.org\u202e", "U+202E")]
    [InlineData("ada\U000E0061@example.org", "U+E0061")]
    [InlineData("ada\U000E0100@example.org", "U+E0100")]
    [InlineData("ada\uFE0F@example.org", "U+FE0F")]
    [InlineData("ada\u3164@example.org", "U+3164")]
    [InlineData("ada\u034F@example.org", "U+034F")]
    [InlineData("ada\u0001@example.org", "U+0001")]
    [InlineData("ren\uFFFDe@example.org", "encoding")]
    [InlineData("ada@example.org, bo@example.org", "more than one")]
    [InlineData("ada@example.org;bo@example.org", "more than one")]
    [InlineData("ada@example.org bo@example.org", "more than one")]
    [InlineData("ada@example.org|bo@example.org", "more than one")]
    [InlineData("Ada <ada@example.org>, Bo <bo@example.org>", "more than one")]
    [InlineData("bo@example.org <ada@example.org>", "more than one")]
    [InlineData("mailto:ada@example.org?cc=bo@example.org", "more than one")]
    [InlineData("ada_example.org#EXT#@tenant.onmicrosoft.com", "guest")]
    [InlineData("nowhere", "no e-mail address")]
    [InlineData("@example.org", "no e-mail address")]
    [InlineData("ada@", "no e-mail address")]
    [InlineData("a b@example.org", "no e-mail address")]
    [InlineData("\"a b\"@example.org", "no e-mail address")]
    [InlineData("\u201cada@example.org", "no e-mail address")]
    [InlineData("Ren\u00c3\u00a9e@example.org", "in UTF-8 and was read in another encoding")]
    [InlineData("ada@b\u00c3\u00bccher.example", "in UTF-8 and was read in another encoding")]
    // A sharp s, which Windows-1252 makes two letters of; and letters of two and three more bytes.
    [InlineData("wei\u00c3\u0178@example.org", "in UTF-8 and was read in another encoding")]
    [InlineData("\u00e1\u00ba\u00bf@example.org", "in UTF-8 and was read in another encoding")]
    [InlineData("ada@\u00f0\u0153\u0161\u0161.example", "in UTF-8 and was read in another encoding")]
    [InlineData("Ada (ada@example.org)", "no e-mail address")]
    [InlineData("\uff41da@example.org", "another form")]
    [InlineData("ada@example..org", "no valid domain")]
    [InlineData("ada@exam_ple.org", "no valid domain")]
    [InlineData("ada@example .org", "no valid domain")]
    [InlineData("'ada@example.org", "apostrophe")]
    [InlineData("\u0430da@example.org", "two alphabets")]
    [InlineData("ad\u0391@example.org", "two alphabets")]
    [InlineData("ada@ex\u0430mple.org", "two alphabets")]
    [InlineData("", "no e-mail address")]
    public void These_are_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(EmailAddress.Parse(text, out string? problem));
        Assert.Contains(reason, problem);
    }

    // A theory cannot carry half a character to the runner.
    [Fact]
    public void Half_a_character_is_refused_and_nothing_breaks()
    {
        Assert.Null(EmailAddress.Parse("ada" + '\ud83d' + "@example.org", out string? problem));
        Assert.Contains("half of a character", problem);
        Assert.Null(EmailAddress.OfServer("ada" + '\ud83d' + "@example.org"));
        Assert.Equal("x" + '\udc00', WrittenText.Compose(" x" + '\udc00'));
    }

    [Fact]
    public void What_a_server_holds_means_the_person_without_what_cannot_be_seen()
    {
        EmailAddress ada = EmailAddress.Parse("ada@example.org", out _)!;
        Assert.Equal(ada, EmailAddress.OfServer("\uFEFFada\u200b@example.org"));
        Assert.Equal(ada, EmailAddress.OfServer("ada\U000E0061@example.org"));
        Assert.Null(EmailAddress.OfServer("ad*@example.org"));
        Assert.Null(EmailAddress.OfServer(" "));
        Assert.Null(EmailAddress.OfServer(null));
    }

    [Fact]
    public void It_is_sent_composed_and_with_its_domain_as_DNS_has_it()
    {
        Assert.Equal("Ren\u00e9e@xn--bcher-kva.example", EmailAddress.Parse("Rene\u0301e@B\u00fccher.example", out _)!.ToString());
        Assert.Equal("b\u00fccher.example", EmailAddress.Parse("a@xn--bcher-kva.example", out _)!.UnicodeDomain);
    }
}
