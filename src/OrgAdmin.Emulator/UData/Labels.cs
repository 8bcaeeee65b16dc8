using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>The texts that uData translates: labels, and what is wrong with a SIRET. Everything else stays English.</summary>
internal static class Labels
{
    public static readonly string[] Roles = ["admin", "editor", "partial_editor"];
    public static readonly string[] Badges = ["public-service", "certified", "association", "company", "local-authority"];
    public static readonly string[] Classes = ["Dataset", "Dataservice", "Reuse"];

    private static readonly Dictionary<string, (string English, string French)> Texts = new()
    {
        ["admin"] = ("Administrator", "Administrateur"),
        ["editor"] = ("Editor", "Éditeur"),
        ["partial_editor"] = ("Partial editor", "Éditeur partiel"),
        ["public-service"] = ("Public Service", "Service Public"),
        ["certified"] = ("Certified", "Certifié"),
        ["association"] = ("Association", "Association"),
        ["company"] = ("Company", "Entreprise"),
        ["local-authority"] = ("Local authority", "Collectivité territoriale"),
        [Siret.WrongLength] = (Siret.WrongLength, "Un numéro siret est composé de 14 chiffres"),
        [Siret.NotDigits] = (Siret.NotDigits, "Un numéro siret est composé uniquement de chiffres"),
        [Siret.WrongSum] = (Siret.WrongSum, "Numéro siret invalide"),
    };

    /// <summary>A text in the language that a call asks for: <c>lang</c> in the query, else <c>Accept-Language</c>, else English.</summary>
    public static string Label(ApiCall call, string key) => IsFrench(call) ? Texts[key].French : Texts[key].English;

    private static bool IsFrench(ApiCall call)
    {
        // Current ignores a language it cannot read; both then look at the header.
        if (call.Query("lang") is { Length: > 0 } asked && Language(asked) is "fr" or "en")
            return Language(call.Query("lang")!) == "fr";
        return (call.Header("Accept-Language") ?? "")
                .Split(',')
                .Select(part => (Name: Language(part.Split(';')[0].Trim()), Weight: Weight(part)))
                .Where(part => part.Name is "fr" or "en")
                .OrderByDescending(part => part.Weight)
                .Select(part => part.Name)
                .FirstOrDefault() == "fr";
    }

    private static string Language(string tag) => tag.Split('-', '_')[0].ToLowerInvariant();

    private static double Weight(string part)
    {
        int at = part.IndexOf("q=", StringComparison.Ordinal);
        return
            at >= 0
            && double.TryParse(
                part.Substring(at + 2),
                System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture,
                out double weight
            )
            ? weight
            : 1;
    }
}
