using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>The caller's own invitations and API tokens at uData: the exact requests, and what is read of the answers.</summary>
public sealed class UDataAccountTests
{
    private const string Invitation = "4f9d1c00-0000-4000-8000-000000000005";

    [Fact]
    public async Task Lists_the_callers_own_invitations()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/api/1/me/org_invitations/",
            $$"""
            [{"id": "{{Invitation}}", "organization": {"id": "o1", "class": "Organization", "name": "One"}, "role": "editor",
            "comment": "Welcome", "created": "2026-11-12T09:30:00+00:00", "assignments": [{"class": "Dataset", "id": "d1"}], "new": 1}]
            """
        );
        OrgInvitation invitation = Assert.Single(await To<IOwnInvitationManager>(peer).OwnInvitations().ReadAsync());
        Assert.Equal(
            (Invitation, "o1", "One", "editor", "Welcome"),
            (invitation.Id, invitation.OrganizationId, invitation.OrganizationName, invitation.Role, invitation.Comment)
        );
        Assert.Equal(1L, invitation.AdditionalProperties["new"]);
    }

    [Theory]
    [InlineData(true, "accept")]
    [InlineData(false, "refuse")]
    public async Task Answers_an_invitation(bool accepts, string decision)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"/api/1/me/org_invitations/{Invitation}/{decision}/", """{"message": "Done"}""");
        peer.Expect("POST", $"/api/1/me/org_invitations/{Invitation}/{decision}/", """{"message": "Invitation not found"}""", 404);
        var manager = To<IOwnInvitationManager>(peer);
        Func<Task> answer = () =>
            accepts
                ? manager.AcceptInvitationAsync(Invitation, OperationContext.None)
                : manager.DeclineInvitationAsync(Invitation, OperationContext.None);
        await answer();
        var error = await Assert.ThrowsAsync<OrgException>(answer);
        Assert.Equal($"No invitation '{Invitation}' waits for you at uData. See which do: Get-OrgInvitation", error.Message);
        Assert.Empty(peer.Received[0].Body);
    }

    [Fact]
    public async Task Lists_tokens_and_knows_the_one_in_use()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/api/1/me/api_tokens/",
            $$"""
            [{"id": "t1", "token_prefix": "udata_abcdefgh", "name": "other", "scopes": ["admin"], "created_at": "2026-01-01T00:00:00+00:00",
            "expires_at": null, "user_agents": ["curl"], "last_used_at": null, "revoked_at": null},
            {"id": "t2", "token_prefix": "{{Connect.Canary.Substring(0, 8)}}", "name": null, "expires_at": "2027-01-01T00:00:00+00:00"}]
            """
        );
        OrgToken[] tokens = [.. await To<ITokenReader>(peer).Tokens().ReadAsync()];
        Assert.Equal(["t1", "t2"], tokens.Select(token => token.Id));
        Assert.Equal([false, true], tokens.Select(token => token.IsInUse));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), tokens[1].ExpiresAt);
        Assert.Equal(("other", "udata_abcdefgh"), (tokens[0].Name, tokens[0].Prefix));
    }

    [Fact]
    public async Task Makes_a_token_with_its_end_in_utc()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api/1/me/api_tokens/", """{"id": "t3", "name": "nightly", "token": "udata_secret"}""", 201);
        MadeToken made = await To<ITokenManager>(peer)
            .CreateTokenAsync("nightly", new DateTimeOffset(2027, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), ["admin"], OperationContext.None);
        Assert.Equal(("t3", "udata_secret"), (made.Token.Id, made.Secret));
        JsonNode sent = JsonNode.Parse(Assert.Single(peer.Received).Body)!;
        Assert.Equal(
            """{"name":"nightly","expires_at":"2027-01-01T00:00:00+00:00","scopes":["admin"]}""",
            sent.ToJsonString().Replace("\\u002B", "+")
        );
    }

    [Fact]
    public async Task Revokes_a_token_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", "/api/1/me/api_tokens/t3/", "", 204)
            .Expect("DELETE", "/api/1/me/api_tokens/t3/", """{"message": "Token already revoked"}""", 410)
            .Expect("DELETE", "/api/1/me/api_tokens/t4/", """{"message": "Token not found"}""", 404);
        var manager = To<ITokenManager>(peer);
        await manager.RevokeTokenAsync("t3", OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() => manager.RevokeTokenAsync("t3", OperationContext.None));
        Assert.Equal((OrgErrorKind.Gone, "Token 't3' has been revoked already."), (error.Kind, error.Message));
        error = await Assert.ThrowsAsync<OrgException>(() => manager.RevokeTokenAsync("t4", OperationContext.None));
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task Renews_a_token_with_one_of_the_same_name_and_life()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                "/api/1/me/api_tokens/",
                $$"""
                [{"id": "t2", "token_prefix": "{{Connect.Canary.Substring(0, 8)}}", "name": "nightly", "scopes": ["admin"],
                "created_at": "2026-01-01T00:00:00+00:00", "expires_at": "2026-01-31T00:00:00+00:00"}]
                """
            )
            .Expect("POST", "/api/1/me/api_tokens/", """{"id": "t5", "name": "nightly", "token": "udata_next"}""", 201);
        DateTimeOffset before = DateTimeOffset.UtcNow.AddDays(30).AddSeconds(-1);
        MadeToken made = await To<ITokenRenewer>(peer).RenewTokenAsync(OperationContext.None);
        Assert.Equal("udata_next", made.Secret);
        JsonNode sent = JsonNode.Parse(peer.Received[1].Body)!;
        Assert.Equal("nightly", sent["name"]!.GetValue<string>());
        Assert.InRange(
            DateTimeOffset.Parse(sent["expires_at"]!.GetValue<string>(), null),
            before,
            DateTimeOffset.UtcNow.AddDays(30).AddSeconds(1)
        );
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");
}
