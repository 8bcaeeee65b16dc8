namespace OrgAdmin;

/// <summary>
/// What Gandi answers when a customer is ordered: it is accepted (202), not yet made, and has no id yet.
/// <c>New-Customer -Wait</c> waits for the customer itself.
/// </summary>
public sealed class CustomerReceipt : OrgObject
{
    /// <summary>The reseller organization it was ordered under.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The customer's e-mail address, as it was sent.</summary>
    public string? Email { get; init; }

    /// <summary>The server's confirmation.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where the customer will be, if the server said so (the optional <c>Location</c> header).</summary>
    public string? Location { get; init; }

    /// <summary>The server's confirmation.</summary>
    public override string ToString() => Message;
}
