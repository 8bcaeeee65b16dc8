using OrgAdmin.Core.Providers.Gandi;
using Xunit;

namespace OrgAdmin.Core.Tests.Gandi;

/// <summary>Telephone numbers as people and spreadsheets write them: brought into Gandi's form where that is certain.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "FR", "+33.612345678")]
    [InlineData("0033612345678", "FR", "+33.612345678")]
    [InlineData("612345678", "FR", "+33.612345678")]
    [InlineData("=\"0612345678\"", "FR", "+33.612345678")]
    [InlineData("+33.612345678", "FR", "+33.612345678")]
    [InlineData("+33.0612345678", "FR", "+33.612345678")]
    [InlineData("+330612345678", "FR", "+33.612345678")]
    [InlineData("+33 (0)6 12 34 56 78", "FR", "+33.612345678")]
    [InlineData("+33.612345678", "BE", "+33.612345678")]
    [InlineData("(212) 555-0100", "US", "+1.2125550100")]
    [InlineData("1 212 555 0100", "US", "+1.2125550100")]
    [InlineData("030 123456", "DE", "+49.30123456")]
    public void What_is_certain_is_brought_into_the_form(string text, string country, string form)
    {
        Assert.Equal(form, PhoneNumber.Parse(text, country, out string? problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("06 12 34 56 7", "FR", "has 9 digits")]
    [InlineData("061234567", "FR", "has 9 digits")]
    [InlineData("0", "FR", "has 1 digit,")]
    [InlineData("+33.61234567", "FR", "has 8 digits after the country code")]
    [InlineData("33612345678", "FR", "has 11 digits")]
    [InlineData("3,36E+10", "FR", "its digits are lost")]
    [InlineData("06 12 34 56 78 ext 5", "FR", "letters or signs")]
    [InlineData("30123456", "DE", "begins neither with + nor with 0")]
    [InlineData("1212555010", "US", "has 10 digits")]
    [InlineData("0612345678", "XX", "is not known here")]
    public void What_is_not_certain_is_refused_with_the_reason(string text, string country, string why)
    {
        Assert.Null(PhoneNumber.Parse(text, country, out string? problem));
        Assert.Contains(why, problem);
    }
}
