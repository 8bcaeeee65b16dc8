using System;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>A person, who may have several addresses.</summary>
internal sealed record MetalPerson(string Id, string FirstName, string LastName, string Email)
{
    /// <summary>All addresses of the account, the one that it is shown by first.</summary>
    public string[] Emails { get; init; } = [Email];

    public string FullName => $"{FirstName} {LastName}";

    public bool Has(string address) => Array.Exists(Emails, own => string.Equals(own, address, StringComparison.OrdinalIgnoreCase));
}
