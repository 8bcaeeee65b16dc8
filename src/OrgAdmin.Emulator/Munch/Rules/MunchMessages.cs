using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// The server's messages in its two languages: those of Django REST framework 3.4.1, Django 1.10 and munch-core
/// itself. A message that is not in this table is English in both, as it is there.
/// </summary>
internal static class MunchMessages
{
    private static readonly Dictionary<string, string> French = new()
    {
        ["Authentication credentials were not provided."] = "Informations d'authentification non fournies.",
        ["You do not have permission to perform this action."] = "Vous n'avez pas la permission d'effectuer cette action.",
        ["Not found."] = "Pas trouvé.",
        ["Invalid page."] = "Page invalide.",
        ["Method \"{0}\" not allowed."] = "Méthode \"{0}\" non autorisée.",
        ["Unsupported media type \"{0}\" in request."] = "Type de média \"{0}\" non supporté.",
        ["Invalid data. Expected a dictionary, but got {0}."] = "Donnée non valide. Attendait un dictionnaire, a reçu {0}.",
        ["This field is required."] = "Ce champ est obligatoire.",
        ["This field may not be null."] = "Ce champ ne peut être nul.",
        ["This field may not be blank."] = "Ce champ ne peut être vide.",
        ["Enter a valid email address."] = "Saisissez une adresse email valable.",
        ["Ensure this field has no more than {0} characters."] = "Assurez-vous que ce champ comporte au plus {0} caractères.",
        ["\"{0}\" is not a valid boolean."] = "\"{0}\" n'est pas un booléen valide.",
        ["Incorrect type. Expected URL string, received {0}."] = "Type incorrect. Attendait une URL, a reçu {0}.",
        ["Invalid hyperlink - No URL match."] = "Lien non valide : pas d'URL correspondante.",
        ["Invalid hyperlink - Object does not exist."] = "Lien non valide : l'objet n'existe pas.",
        ["user with this identifier already exists."] = "Un objet utilisateur avec ce champ identifiant existe déjà.",
        ["Invalid organization."] = "Organisation invalide.",
        ["Nickname can only contain lowercase letters, numbers and dashes. It must be between 4 and 30 characters long"] =
            "Le nom d'utilisateur ne peut uniquement contenir des lettres minuscules, "
            + "chiffres ou underscores. Il doit comporter entre 4 et 30 charactères.",
        ["Unable to login with provided credentials."] = "Mauvais identifiant ou mot de passe.",
        ["Must include \"{0}\" and \"password\"."] = "Doit inclure au moins \"{0}\" et \"password\".",
        ["User account is disabled"] = "Compte utilisateur désactivé",
    };

    /// <summary>Whether a person who accepts these languages is answered in French: the one they like best of the two.</summary>
    public static bool WantsFrench(string? acceptLanguage) =>
        (acceptLanguage ?? "")
            .Split([','], StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split(';'))
            .Select(parts => (Language: parts[0].Trim().Split('-')[0].ToLowerInvariant(), Quality: Quality(parts)))
            .Where(range => range.Language is "fr" or "en" && range.Quality > 0)
            .OrderByDescending(range => range.Quality)
            .FirstOrDefault()
            .Language == "fr";

    public static string Get(bool french, string message, params object[] values) =>
        string.Format(
            CultureInfo.InvariantCulture,
            french && French.TryGetValue(message, out string? translated) ? translated : message,
            values
        );

    private static double Quality(string[] parts) =>
        parts.Length > 1
        && double.TryParse(
            parts[1].Trim().Replace("q=", ""),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double quality
        )
            ? quality
            : 1;
}
