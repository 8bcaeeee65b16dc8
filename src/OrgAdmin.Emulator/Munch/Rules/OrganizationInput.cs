using System.Globalization;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// What a caller writes about an organization (OrganizationSerializer): the fields first, and if they are good, what they mean
/// together.
/// </summary>
internal sealed class OrganizationInput
{
    private const int LongestNickname = 30;

    private string? _name;
    private string? _contactEmail;
    private string? _nickname;
    private bool? _notifyMessageStatus;
    private bool? _notifyOptOuts;
    private string? _externalOptOutMessage;
    private int? _parent;

    private OrganizationInput() { }

    /// <summary>Reads and checks the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isNew">True if the organization is to be made.</param>
    /// <param name="isPartial">True if fields may be left out.</param>
    public static OrganizationInput Read(MunchRequest request, bool isNew, bool isPartial)
    {
        var fields = new MunchFields(request.Body, request.Errors.IsFrench);
        var input = new OrganizationInput
        {
            _name = fields.Text("name", required: !isPartial),
            _contactEmail = fields.Email("contact_email", required: !isPartial),
        };
        if (fields.Nested("settings") is { } settings)
        {
            input.ReadSettings(settings);
            fields.Add("settings", settings);
        }
        input._parent = Parent(request, fields);
        if (fields.Problems is null && isNew && input._parent is null)
            fields.RefuseInEnglish("parent", "This field may not be blank.");
        else if (fields.Problems is null && input._parent != request.User.Organization)
            fields.Refuse("parent", "Parent organization must be your organization.");
        return fields.Problems is { } problems ? throw MunchErrors.Fields(problems) : input;
    }

    /// <summary>Keeps what was read.</summary>
    public void Write(MunchOrganizationRecord organization)
    {
        organization.Name = _name ?? organization.Name;
        organization.ContactEmail = _contactEmail ?? organization.ContactEmail;
        organization.Nickname = _nickname ?? organization.Nickname;
        organization.NotifyMessageStatus = _notifyMessageStatus ?? organization.NotifyMessageStatus;
        organization.NotifyOptOuts = _notifyOptOuts ?? organization.NotifyOptOuts;
        organization.ExternalOptOutMessage = _externalOptOutMessage ?? organization.ExternalOptOutMessage;
        organization.Parent = _parent;
    }

    private void ReadSettings(MunchFields settings)
    {
        _nickname = settings.Text("nickname", required: false, mayBeBlank: true);
        if (_nickname?.Length > LongestNickname)
            settings.Refuse("nickname", "Ensure this field has no more than {0} characters.", LongestNickname);
        if (_nickname?.Length > 0 && !Regex.IsMatch(_nickname, "^[a-z0-9-]{4,30}$"))
            settings.Refuse(
                "nickname",
                "Nickname can only contain lowercase letters, numbers and dashes. It must be between 4 and 30 characters long"
            );
        _notifyMessageStatus = settings.Flag("notify_message_status");
        _notifyOptOuts = settings.Flag("notify_optouts");
        _externalOptOutMessage = settings.Text("external_optout_message", required: false, mayBeBlank: true);
    }

    // The field knows only the caller's own organization, whatever else exists (ScopedHyperLinkedRelatedField).
    private static int? Parent(MunchRequest request, MunchFields fields)
    {
        if (fields.Link("parent") is not { } path)
            return null;
        Match match = Regex.Match(path, $"^{MunchApi.Root}/organizations/([^/.]+)/$");
        if (!match.Success)
            fields.Refuse("parent", "Invalid hyperlink - No URL match.");
        else if (match.Groups[1].Value != request.User.Organization.ToString(CultureInfo.InvariantCulture))
            fields.Refuse("parent", "Invalid hyperlink - Object does not exist.");
        else
            return request.User.Organization;
        return null;
    }
}
