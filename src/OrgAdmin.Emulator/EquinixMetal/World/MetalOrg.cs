using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>An organization and all that hangs on it.</summary>
internal sealed class MetalOrg(string id, MetalPerson owner, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public MetalPerson Owner { get; } = owner;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public bool IsPersonal { get; set; }

    /// <summary>What a request may set: name, description, website, twitter, logo, customdata, enforce_2fa_at.</summary>
    public JsonObject Fields { get; } = [];

    public JsonObject Address { get; set; } = [];

    /// <summary>Where bills go; null if that is the address.</summary>
    public JsonObject? BillingAddress { get; set; }

    public List<MetalMembership> Members { get; } = [];

    public List<MetalProject> Projects { get; } = [];

    public List<MetalInvite> Invitations { get; } = [];

    public MetalMembership? MembershipOf(MetalPerson person) => Members.FirstOrDefault(member => member.Person.Id == person.Id);

    public bool IsAdmin(MetalPerson person) => MembershipOf(person)?.Roles.Contains("admin") == true;
}
