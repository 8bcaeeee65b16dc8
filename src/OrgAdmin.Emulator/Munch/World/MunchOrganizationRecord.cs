namespace OrgAdmin.Emulation.Munch;

/// <summary>An organization.</summary>
internal sealed class MunchOrganizationRecord(int id)
{
    public int Id { get; } = id;

    public string Name { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    public int? Parent { get; set; }

    public bool CanAttachFiles { get; set; }

    public bool CanExternalOptOut { get; set; }

    public string Nickname { get; set; } = "";

    public bool NotifyMessageStatus { get; set; } = true;

    public bool NotifyOptOuts { get; set; }

    public string ExternalOptOutMessage { get; set; } = "";
}
