using System;
using System.Collections.Generic;
using System.Globalization;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>The countries of ISO 3166, by code and by the names that files have for them.</summary>
internal static class Countries
{
    private const string Codes =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH "
        + "BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL "
        + "CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET "
        + "FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU "
        + "GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE "
        + "KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC "
        + "MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC "
        + "NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT "
        + "PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR "
        + "SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA "
        + "UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

    private static readonly HashSet<string> Known = new(Codes.Split(' '), StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, string>> Named = new(Names);

    /// <summary>The two-letter code of a country; null if the text means none for certain.</summary>
    public static string? CodeOf(string text)
    {
        string upper = text.Trim().ToUpperInvariant();
        if (Known.Contains(upper))
            return upper;
        return Named.Value.TryGetValue(upper, out string? code) ? code : null;
    }

    // Three letters and names, as the system knows them in English and in the country's own languages.
    private static Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["UK"] = "GB",
            ["England"] = "GB",
            ["Great Britain"] = "GB",
            ["USA"] = "US",
            ["FRA"] = "FR",
            ["France"] = "FR",
        };
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            RegionInfo region;
            try
            {
                region = new RegionInfo(culture.Name);
            }
            catch (ArgumentException)
            {
                // A culture without a country, such as Esperanto.
                continue;
            }
            if (!Known.Contains(region.TwoLetterISORegionName))
                continue;
            foreach (string name in new[] { region.ThreeLetterISORegionName, region.EnglishName, region.NativeName })
            {
                if (name.Length > 2 && !names.ContainsKey(name))
                    names[name] = region.TwoLetterISORegionName;
            }
        }
        return names;
    }
}
