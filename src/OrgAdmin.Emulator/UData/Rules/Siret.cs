using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>The number of a French establishment, as uData checks it: the check sum covers the first nine digits only.</summary>
internal static class Siret
{
    public const string WrongLength = "A siret number is made of 14 digits";
    public const string NotDigits = "A siret number is only made of digits";
    public const string WrongSum = "Invalid Siret number";

    // The post office: its number does not add up, and is right all the same.
    private const string PostOffice = "35600000000048";

    /// <summary>What is wrong with a number; null if nothing is.</summary>
    public static string? Problem(string? number)
    {
        if (string.IsNullOrEmpty(number))
            return null;
        if (number!.Length != 14)
            return WrongLength;
        if (number == PostOffice)
            return null;
        string company = number.Substring(0, 9);
        if (!company.All(digit => digit is >= '0' and <= '9'))
            return NotDigits;
        int sum = company.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value);
        return sum % 10 == 0 ? null : WrongSum;
    }
}
