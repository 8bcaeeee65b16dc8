using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// What a caller may write about an organization, checked before any of it is kept. Keys that are read-only or unknown are passed
/// over, and keys that are not sent stay as they are.
/// </summary>
internal sealed class OrganizationInput
{
    private const int LongestAcronym = 128;
    private const int LongestName = 350;
    private const int LongestDescription = 100_000;
    private const string TooLong = "String value is too long";

    private static readonly string[] TextFields = ["name", "description", "acronym", "url", "business_number_id"];

    // Not in 16.2.
    private static readonly string[] CurrentTextFields = [.. TextFields, "image_url"];

    private readonly Dictionary<string, string?> _texts = [];
    private readonly JsonObject _body;
    private readonly OrganizationRecord? _organization;
    private readonly ApiCall _call;
    private BlocsInput? _blocs;

    private OrganizationInput(ApiCall call, JsonObject body, OrganizationRecord? organization)
    {
        _call = call;
        _body = body;
        _organization = organization;
    }

    public string Name => Text("name")!;

    /// <summary>Reads and checks a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="organization">The organization to be changed; null for a new one.</param>
    public static OrganizationInput Read(UDataRequest request, OrganizationRecord? organization)
    {
        var input = new OrganizationInput(request.Call, request.IsCurrent ? request.Body() : request.Form(), organization);
        if (request.IsCurrent)
            input.CheckAsModel(request);
        else
            input.CheckAsForm();
        return input;
    }

    /// <summary>Keeps what was read.</summary>
    /// <returns>The fields that are different now.</returns>
    public string[] Write(UDataRequest request, OrganizationRecord organization)
    {
        string[] changes = [.. Changes(organization)];
        organization.Description = Text("description")!;
        organization.Acronym = Text("acronym");
        organization.Url = Text("url")?.Trim();
        organization.BusinessNumberId = Text("business_number_id");
        organization.ImageUrl = Text("image_url");
        if (_body.TryGetPropertyValue("extras", out JsonNode? extras))
            organization.Extras = (extras as JsonObject)?.DeepClone().AsObject() ?? [];
        if (_blocs is not null)
            organization.Blocs = _blocs.Kept;
        if (request.IsCurrent && _body.ContainsKey("presentation_blocs_published_at"))
            organization.BlocsPublishedAt = PublishedAt();
        if (!request.IsCurrent && _body.TryGetPropertyValue("deleted", out JsonNode? deleted))
            organization.Deleted = deleted is null
                ? null
                : DateTimeOffset.Parse(deleted.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (organization.Name != Name)
            request.World.Rename(organization, Name);
        organization.LastModified = request.Now;
        return changes;
    }

    private IEnumerable<string> Changes(OrganizationRecord organization)
    {
        foreach (
            (string field, string? former) in new[]
            {
                ("name", organization.Name),
                ("description", organization.Description),
                ("acronym", organization.Acronym),
                ("url", organization.Url),
                ("business_number_id", organization.BusinessNumberId),
                ("image_url", organization.ImageUrl),
            }
        )
        {
            if (_texts.ContainsKey(field) && Text(field)?.Trim() != former?.Trim())
                yield return field;
        }
        foreach (string field in new[] { "presentation_blocs", "presentation_blocs_published_at" })
        {
            if (_body.ContainsKey(field))
                yield return field;
        }
        // Extras are no change that is told of.
    }

    // 17.x checks the SIRET while it reads, then everything else at once while it saves.
    private void CheckAsModel(UDataRequest request)
    {
        var problems = new ModelProblems("Organization", _organization?.Id);
        foreach (string field in CurrentTextFields)
        {
            if (!_body.TryGetPropertyValue(field, out JsonNode? value))
                continue;
            // A blank string is no value.
            if (value is JsonValue given && given.TryGetValue(out string? text))
                _texts[field] = text.Trim().Length == 0 ? null : text;
            else if (value is null)
                _texts[field] = null;
            else if (field == "name")
                throw Abort.Crash();
            else
                problems.Add(field, "StringField only accepts string values");
        }
        problems.ThrowIfAny();
        if (
            _texts.TryGetValue("business_number_id", out string? number)
            && number != _organization?.BusinessNumberId
            && Siret.Problem(number) is { } wrong
        )
            throw Abort.Field("business_number_id", Labels.Label(_call, wrong));

        if (_body.TryGetPropertyValue("presentation_blocs", out JsonNode? blocs))
            _blocs = BlocsInput.Read(request, blocs);

        foreach (string field in new[] { "name", "description" })
            problems.Add(field, Text(field) is null ? "Field is required" : null);
        problems.Add("acronym", Text("acronym")?.Length > LongestAcronym ? TooLong : null);
        problems.Add("url", Text("url") is { } url ? PublicUrl.Problem(url) : null);
        problems.Add("extras", ExtrasInput.Problem(_body["extras"]));
        problems.Add("presentation_blocs", _blocs?.Problem);
        if (_body["presentation_blocs_published_at"] is { } moment && PublishedAt() is null)
            problems.Add("presentation_blocs_published_at", $"cannot parse date \"{moment}\"");
        problems.ThrowIfAny();
    }

    private DateTimeOffset? PublishedAt() =>
        _body["presentation_blocs_published_at"] is JsonValue value
        && value.TryGetValue(out string? text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment.ToUniversalTime()
            : null;

    // 16.2 checks with a form: every field's problems in a list, and no message.
    private void CheckAsForm()
    {
        foreach (string field in TextFields)
        {
            if (_body.TryGetPropertyValue(field, out JsonNode? value))
                _texts[field] = value is JsonValue given && given.TryGetValue(out string? text) ? text : value?.ToJsonString();
        }
        var errors = new JsonObject();
        foreach ((string field, int longest) in new[] { ("name", LongestName), ("description", LongestDescription) })
        {
            if (string.IsNullOrWhiteSpace(Text(field)))
                errors[field] = new JsonArray("This field is required.");
            else if (Text(field)!.Length > longest)
                errors[field] = new JsonArray($"Field cannot be longer than {longest} characters.");
        }
        if (!string.IsNullOrWhiteSpace(Text("url")) && PublicUrl.Problem(Text("url")!) is { } problem)
            errors["url"] = new JsonArray(problem);
        if (Siret.Problem(Text("business_number_id")) is { } wrong)
            errors["business_number_id"] = new JsonArray(Labels.Label(_call, wrong));
        if (
            _body["deleted"] is { } deleted
            && !(
                deleted is JsonValue date
                && date.TryGetValue(out string? moment)
                && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            )
        )
            errors["deleted"] = new JsonArray("Not a valid datetime value.");
        if (_body["extras"] is { } extras and not JsonObject)
            errors["extras"] = new JsonArray("Extras should be a key-value object");
        if (errors.Count > 0)
            throw Abort.Errors(errors);
        // The form knows no limit for the acronym; the model below it does.
        var problems = new ModelProblems("Organization", _organization?.Id);
        problems.Add("acronym", Text("acronym")?.Length > LongestAcronym ? TooLong : null);
        problems.ThrowIfAny();
    }

    private string? Text(string field) =>
        _texts.TryGetValue(field, out string? text)
            ? text
            : field switch
            {
                "name" => _organization?.Name,
                "description" => _organization?.Description,
                "acronym" => _organization?.Acronym,
                "url" => _organization?.Url,
                "business_number_id" => _organization?.BusinessNumberId,
                "image_url" => _organization?.ImageUrl,
                _ => throw new ArgumentOutOfRangeException(nameof(field)),
            };
}
