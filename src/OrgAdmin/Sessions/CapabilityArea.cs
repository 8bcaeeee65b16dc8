namespace OrgAdmin.Sessions;

/// <summary>What a capability is about.</summary>
internal enum CapabilityArea
{
    Account,
    Organizations,
    Customers,
    Members,
    Community,
}
