using System;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Marks a parameter that names an organization: an organization, or anything that belongs to one, may stand where its id is
/// wanted, and the id is that of the organization and not of the thing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrganizationIdAttribute : Attribute;
