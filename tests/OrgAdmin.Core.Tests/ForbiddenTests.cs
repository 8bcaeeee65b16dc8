using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>A refusal (403) says what it takes, at every provider. What uData says of it is in UDataLookupTests.</summary>
public sealed class ForbiddenTests : IDisposable
{
    private const string Harbour = "e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";
    private const string Pontoons = "0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa";

    private readonly OrgEmulator _emulator = new();

    public void Dispose() => _emulator.Dispose();

    [Fact]
    public async Task Munch_names_the_group()
    {
        const string Manager = "emulator-munch-manager";
        await Refuses<IMemberInviter>(
            OrgProvider.Munch,
            Manager,
            inviter => inviter.InviteAsync("1", new MemberInvitation { Email = "new@example.com" }, OperationContext.None),
            "It takes the group administrators."
        );
        await Refuses<IOrganizationRemover>(
            OrgProvider.Munch,
            Manager,
            remover => remover.RemoveOrganizationAsync("2", OperationContext.None),
            "Only an administrator can remove an organization, and only a child of the own one."
        );
        await Refuses<IOrganizationReader>(
            OrgProvider.Munch,
            "emulator-munch-child",
            reader => reader.GetOrganizationAsync("1", OrganizationShape.Default, OperationContext.None),
            "It takes membership in a group, and shows only the own organization and its children."
        );
    }

    [Fact]
    public async Task Equinix_Metal_names_the_role()
    {
        const string Bianca = "emulator-equinixmetal-bianca";
        const string Admin = "It takes the role admin in the organization.";
        await Refuses<IMemberInviter>(
            OrgProvider.EquinixMetal,
            Bianca,
            inviter => inviter.InviteAsync(Harbour, new MemberInvitation { Email = "new@example.com" }, OperationContext.None),
            Admin
        );
        await Refuses<IOrganizationWriter>(
            OrgProvider.EquinixMetal,
            Bianca,
            writer => writer.UpdateOrganizationAsync(Harbour, new OrganizationInput { Name = "New" }, OperationContext.None),
            Admin
        );
        await Refuses<IOrganizationRemover>(
            OrgProvider.EquinixMetal,
            "emulator-equinixmetal-adam",
            remover => remover.RemoveOrganizationAsync(Harbour, OperationContext.None),
            "Only its owner can delete an organization."
        );
        await Refuses<IOrganizationReader>(
            OrgProvider.EquinixMetal,
            Bianca,
            reader => reader.GetOrganizationAsync(Pontoons, OrganizationShape.Default, OperationContext.None),
            "Only its members see an organization."
        );
    }

    [Fact]
    public async Task Equinix_Metal_names_it_for_members_and_invitations_too()
    {
        const string Bianca = "emulator-equinixmetal-bianca";
        const string Admin = "It takes the role admin in the organization.";
        var requests = Connect.To<IMembershipRequestReader>(OrgProvider.EquinixMetal, _emulator);
        MembershipRequest petra = (
            await requests.MembershipRequests(new MembershipRequestQuery { OrganizationId = Harbour }).ReadAsync()
        ).Single();
        await Refuses<IInvitationRevoker>(
            OrgProvider.EquinixMetal,
            Bianca,
            revoker => revoker.RevokeInvitationAsync(Harbour, petra.Id!, OperationContext.None),
            Admin
        );
        var members = Connect.To<IMemberReader>(OrgProvider.EquinixMetal, _emulator);
        OrganizationMember colin = (await members.Members(Harbour).ReadAsync()).Single(member =>
            member.Email == "colin.murphy@example.com"
        );
        await Refuses<IMemberRemover>(
            OrgProvider.EquinixMetal,
            Bianca,
            remover => remover.RemoveMemberAsync(Harbour, colin.UserId!, colin.MembershipId, OperationContext.None),
            Admin
        );
    }

    [Fact]
    public Task Gandi_names_the_reseller_and_the_token() =>
        Refuses<ICustomerManager>(
            OrgProvider.Gandi,
            "emulator-gandi-bob",
            reader => reader.Customers(new CustomerQuery { OrganizationId = "e1ab1204-e638-4fd8-85a4-34dd95013cdc" }).ReadAsync(),
            "It takes a reseller's organization, and a token with permissions on it."
        );

    private async Task Refuses<T>(OrgProvider provider, string secret, Func<T, Task> act, string sentence)
        where T : class
    {
        var error = await Assert.ThrowsAsync<OrgException>(() => act(Connect.To<T>(provider, _emulator, secret)));
        Assert.Equal((OrgErrorKind.Forbidden, 403), (error.Kind, error.StatusCode));
        Assert.EndsWith(". " + sentence, error.Message);
        Assert.DoesNotContain("..", error.Message);
    }
}
