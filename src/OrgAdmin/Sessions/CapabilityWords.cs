using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Sessions;

/// <summary>The capabilities in words, for the table of providers. Which of them a provider has is read off its class.</summary>
internal static class CapabilityWords
{
    /// <summary>Area and words of every capability there is.</summary>
    public static IReadOnlyList<(Type Capability, CapabilityArea Area, string[] Words)> All { get; } =
    [
        (typeof(IUserReader), CapabilityArea.Account, ["user"]),
        (typeof(IRestInvoker), CapabilityArea.Account, ["any request"]),
        (typeof(ITokenReader), CapabilityArea.Account, ["tokens"]),
        (typeof(ITokenManager), CapabilityArea.Account, ["new token"]),
        (typeof(ITokenRenewer), CapabilityArea.Account, ["renew"]),
        (typeof(IOwnInvitationManager), CapabilityArea.Account, ["invitations"]),
        (typeof(IUserFinder), CapabilityArea.Account, ["find users"]),
        (typeof(IOrganizationReader), CapabilityArea.Organizations, ["read"]),
        (typeof(IOrganizationFinder), CapabilityArea.Organizations, ["find"]),
        (typeof(IOrganizationTreeReader), CapabilityArea.Organizations, ["children"]),
        (typeof(IOptOutReader), CapabilityArea.Organizations, ["opt-outs"]),
        (typeof(IOrganizationWriter), CapabilityArea.Organizations, ["write"]),
        (typeof(IOrganizationRemover), CapabilityArea.Organizations, ["remove"]),
        (typeof(ICustomerManager), CapabilityArea.Customers, ["read", "new"]),
        (typeof(IMemberReader), CapabilityArea.Members, ["read"]),
        (typeof(IMemberInviter), CapabilityArea.Members, ["invite"]),
        (typeof(IInvitationRevoker), CapabilityArea.Members, ["revoke"]),
        (typeof(IMemberRoleWriter), CapabilityArea.Members, ["role"]),
        (typeof(IMemberRemover), CapabilityArea.Members, ["remove"]),
        (typeof(IMembershipRequestReader), CapabilityArea.Members, ["pending"]),
        (typeof(IMemberSynchronizer), CapabilityArea.Members, ["sync"]),
        (typeof(IMembershipRequestManager), CapabilityArea.Members, ["requests"]),
        (typeof(IMemberAssignmentManager), CapabilityArea.Members, ["assignments"]),
        (typeof(IBadgeManager), CapabilityArea.Community, ["badges"]),
        (typeof(IRoleReader), CapabilityArea.Community, ["roles"]),
        (typeof(IFollowerManager), CapabilityArea.Community, ["followers"]),
        (typeof(IContentReader), CapabilityArea.Community, ["content"]),
        (typeof(ICatalogExporter), CapabilityArea.Community, ["catalog"]),
        (typeof(IContentExporter), CapabilityArea.Community, ["tables"]),
        (typeof(IContactManager), CapabilityArea.Community, ["contacts"]),
        (typeof(IActivityReader), CapabilityArea.Community, ["activity"]),
    ];

    public static IReadOnlyList<string> Of(ProviderDescriptor provider, CapabilityArea area) =>
        [.. All.Where(entry => entry.Area == area && provider.Has(entry.Capability)).SelectMany(entry => entry.Words)];
}
