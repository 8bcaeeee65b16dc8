using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.UData;

/// <summary>What a caller writes about a contact point: first what is checked field by field, then the model as a whole.</summary>
internal static class ContactInput
{
    private const int LongestName = 255;
    private const string Missing = "Field is required";

    public static IReadOnlyList<string> Roles { get; } =
    [
        "contact",
        "creator",
        "publisher",
        "rightsHolder",
        "custodian",
        "distributor",
        "originator",
        "principalInvestigator",
        "processor",
        "resourceProvider",
        "user",
    ];

    /// <summary>Reads and checks a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="former">The contact point to be changed; null for a new one.</param>
    public static ContactRecord Read(UDataRequest request, ContactRecord? former)
    {
        JsonObject body = request.Body();
        string? name = Text(body, "name", former?.Name);
        string? email = Text(body, "email", former?.Email);
        string? form = Text(body, "contact_form", former?.ContactForm);
        string? role = Text(body, "role", former?.Role);
        // 17.x checks a choice while it reads, as it does what follows; 16.2 while it saves.
        if (request.IsCurrent && role is not null && !Roles.Contains(role))
            throw Abort.Field(
                "role",
                $"'{role}' is not a valid choice. Valid choices: [{string.Join(", ", Roles.Select(choice => $"'{choice}'"))}]"
            );
        if (
            name is not null
            && Pattern.IsMatch(name, @"(https?://|www\.)\S+|\b[a-z0-9-]+\.(com|org|net|fr|eu|io)\b", RegexOptions.IgnoreCase)
        )
            throw Abort.Field("name", "URLs not allowed in this field");
        if (email is not null && !EmailAddress.IsValid(email))
            throw Abort.Field("email", "Invalid email address");
        OrganizationRecord? organization = former is null ? Organization(request, body["organization"]) : former.Organization;
        var contact = new ContactRecord(former?.Id ?? request.World.NewId(), name ?? "", email, form, role ?? "")
        {
            Organization = organization,
            Owner = former is null && organization is null ? request.User : former?.Owner,
        };
        Validate(contact, former?.Id);
        return contact;
    }

    private static void Validate(ContactRecord contact, string? id)
    {
        if (contact is { Role: "contact", Email: null, ContactForm: null })
            throw Abort.Without("At least an email or a contact form is required for a contact point");
        var problems = new ModelProblems("ContactPoint", id);
        problems.Add(
            "name",
            contact.Name.Length == 0 ? Missing
                : contact.Name.Length > LongestName ? "String value is too long"
                : null
        );
        problems.Add("contact_form", contact.ContactForm is { } form ? PublicUrl.Problem(form) : null);
        if (contact.Role.Length == 0)
            problems.Add("role", Missing);
        else if (!Roles.Contains(contact.Role))
            problems.Add("role", $"Value must be one of [{string.Join(", ", Roles.Select(role => $"'{role}'"))}]");
        problems.ThrowIfAny();
    }

    // By its id, or as {"id": …}, as the site's own pages send it.
    private static OrganizationRecord? Organization(UDataRequest request, JsonNode? sent)
    {
        JsonNode? value = sent is JsonObject reference ? reference["id"] : sent;
        if (value is null)
            return null;
        string id = value is JsonValue given && given.TryGetValue(out string? text) ? text : value.ToJsonString();
        if (!ObjectId.IsValid(id))
            throw ObjectId.Refused(id);
        OrganizationRecord organization =
            request.World.OrganizationById(id) ?? throw Abort.Field("organization", $"Unknown reference '{id}'");
        return Permissions.CanSeePrivate(request.User, organization)
            ? organization
            : throw Abort.Field("organization", "Permission denied for this organization");
    }

    private static string? Text(JsonObject body, string field, string? former)
    {
        if (!body.TryGetPropertyValue(field, out JsonNode? value))
            return former;
        if (value is null)
            return null;
        if (value is not JsonValue given || !given.TryGetValue(out string? text))
            throw Abort.Field(field, "StringField only accepts string values");
        return text.Trim().Length == 0 ? null : text;
    }
}
