using System.Linq;
using OrgAdmin.Core.Members;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>Whom a part of an address can belong to, alone and among many.</summary>
public sealed class MaskedEmailTests
{
    [Theory]
    // Everybody with that beginning and that end, whatever the number of asterisks.
    [InlineData("ad*@example.org", "ada@example.org", true)]
    [InlineData("ad*******@example.org", "ada@example.org", true)]
    [InlineData("AD***@Example.org", "adele@example.org", true)]
    [InlineData("ad*@example.org", "bo@example.org", false)]
    [InlineData("ad*@example.org", "ada@example.com", false)]
    [InlineData("ad*@example.org", "a@example.org", false)]
    [InlineData("a*a@example.org", "a@example.org", false)]
    [InlineData("a*a@example.org", "ada@example.org", true)]
    [InlineData("a*b*a@example.org", "anna@example.org", true)]
    [InlineData("***@example.org", "bo@example.org", true)]
    [InlineData("***", "bo@example.org", true)]
    [InlineData("ad***", "ada@example.org", true)]
    [InlineData("ad***", "bo@example.org", false)]
    [InlineData("ada@ex*****.org", "ada@example.org", true)]
    [InlineData("ada@ex*****.org", "ada@other.org", false)]
    [InlineData("ad*@b\u00fccher.example", "ada@xn--bcher-kva.example", true)]
    [InlineData("ad*@xn--bcher-kva.example", "ada@b\u00fccher.example", true)]
    [InlineData("ada@b\u00fc***.example", "ada@b\u00fccher.example", true)]
    [InlineData("ada@xn--b***.example", "ada@b\u00fccher.example", true)]
    [InlineData("re\u0301*@example.org", "r\u00e9mi@example.org", true)]
    // Cut between a letter and its accent.
    [InlineData("re*@example.org", "r\u00e9mi@example.org", true)]
    [InlineData(" ad*@example.org ", "ada@example.org", true)]
    public void An_address_that_is_partly_shown_can_be_anybody_whom_it_fits(string shown, string address, bool expected)
    {
        EmailAddress parsed = EmailAddress.Parse(address, out _)!;
        Assert.Equal(expected, new MaskedEmail(shown).CanBe(parsed));
        var index = new PersonIndex<string>();
        index.Add("other", ["u0"], ["zo*@example.net"]);
        index.Add("it", ["u1"], [shown]);
        Assert.Equal(expected ? ["it"] : [], index.Possible(parsed).SelectMany(masked => masked.People));
    }

    [Theory]
    [InlineData("ad*@example.org", "ad*****@example.org", true)]
    [InlineData("a*@example.org", "ada*@example.org", true)]
    [InlineData("ad*@example.org", "bo*@example.org", false)]
    [InlineData("ad*@example.org", "ad*@example.net", false)]
    [InlineData("a*a@example.org", "a*e@example.org", false)]
    [InlineData("ad*", "ad*@example.org", true)]
    [InlineData("ad*x", "ad*y", false)]
    public void Two_parts_can_be_of_one_address(string one, string other, bool expected)
    {
        Assert.Equal(expected, new MaskedEmail(one).CanBe(new MaskedEmail(other)));
        Assert.Equal(expected, new MaskedEmail(other).CanBe(new MaskedEmail(one)));
        var index = new PersonIndex<string>();
        index.Add("it", ["u1"], [one]);
        Assert.Equal(expected ? ["it"] : [], index.Possible(new MaskedEmail(other)));
    }

    [Fact]
    public void A_part_finds_whole_addresses_as_well()
    {
        var index = new PersonIndex<string>();
        index.Add("ada", [], ["ada@example.org"]);
        index.Add("bo", [], ["bo@example.org"]);
        Assert.Equal(["ada"], index.Possible(new MaskedEmail("a*@example.org")));
    }

    [Fact]
    public void Who_has_one_address_that_is_not_shown_is_hidden_whatever_else_is_shown()
    {
        var index = new PersonIndex<string>();
        index.Add("nothing", [], [null]);
        index.Add("no address", [], ["somewhere"]);
        index.Add("second only", [], ["", "x@example.org"]);
        index.Add("whole", [], ["y@example.org"]);
        Assert.Equal(["nothing", "no address", "second only"], index.Hidden);
        Assert.Equal(["second only"], index.ByAddress(EmailAddress.Parse("X@example.org", out _)!));
    }
}
