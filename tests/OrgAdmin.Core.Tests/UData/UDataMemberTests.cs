using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>Members, invitations, requests and assignments: the exact request of every operation, and what is made of the answer.</summary>
public sealed class UDataMemberTests
{
    private const string Org = "/api/1/organizations/idfm/";
    private const string RequestId = "3f2c8a54-9d1e-4b0a-8a63-0d9c1c1b2a11";
    private const string Ada =
        """{"role": "editor", "label": "Éditeur", "since": "2026-01-02T03:04:05+00:00", "user": {"id": "5a1", "class": "User", "first_name": "Ada", "last_name": "Martin", "slug": "ada-martin"}}""";

    [Fact]
    public async Task Reads_the_members_from_the_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org, $$"""{"id": "534fff4ca3a7292c64a77c95", "name": "IDFM", "members": [{{Ada}}]}""");
        OrganizationMember ada = Assert.Single(await To<IMemberReader>(peer).Members("idfm").ReadAsync());
        Assert.Equal("{id,name,members}", peer.Received[0].Headers["X-Fields"]);
        // The organization was asked for by its slug; what comes out carries its id.
        Assert.Equal(
            ("534fff4ca3a7292c64a77c95", "IDFM", "5a1", "Ada Martin", "editor", "Éditeur"),
            (ada.OrganizationId, ada.OrganizationName, ada.UserId, ada.Name, ada.Role, ada.Label)
        );
        Assert.Equal(
            (nameof(OrgProvider.UData), "test", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            (ada.Provider, ada.Connection, ada.Since)
        );
    }

    [Fact]
    public async Task Invites_an_address_and_leaves_the_role_to_the_server()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            Org + "member/",
            $$"""{"id": "{{RequestId}}", "user": null, "email": "bo@example.org", "kind": "invitation", "status": "pending", "role": "editor", "assignments": []}""",
            201
        );
        MemberInviteResult result = await To<IMemberInviter>(peer)
            .InviteAsync("idfm", new MemberInvitation { Email = "Bo@example.org" }, OperationContext.None);
        AssertBody("""{"email": "Bo@example.org"}""", peer);
        Assert.Equal(
            (InviteOutcome.Invited, RequestId, "bo@example.org", null, "editor", "idfm"),
            (result.Outcome, result.Id, result.Email, result.UserId, result.Role, result.OrganizationId)
        );
    }

    [Fact]
    public async Task An_invitation_that_is_answered_without_a_body_is_looked_up_in_the_list()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "member/", "", 201)
            .Expect(
                "GET",
                Org + "membership/?status=pending",
                $$"""[{"id": "x", "email": "lou@example.org"}, {"id": "{{RequestId}}", "email": "bo@example.org", "role": "editor"}]"""
            );
        MemberInviteResult result = await To<IMemberInviter>(peer)
            .InviteAsync("idfm", new MemberInvitation { Email = "Bo@example.org" }, OperationContext.None);
        Assert.Equal((InviteOutcome.Invited, RequestId, "editor"), (result.Outcome, result.Id, result.Role));
    }

    [Fact]
    public async Task A_role_that_is_answered_without_a_body_is_read_back_and_set_even_where_it_cannot_be()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Org + "member/5a1/", "", 204)
            .Expect("GET", Org, $$"""{"id": "534fff4ca3a7292c64a77c95", "name": "IDFM", "members": [{{Ada}}]}""")
            .Expect("PUT", Org + "member/5a1/", "", 204)
            .Expect("GET", Org, """{"message": "no"}""", 403);
        OrganizationMember ada = await To<IMemberRoleWriter>(peer).SetRoleAsync("idfm", "5a1", "editor", OperationContext.None);
        Assert.Equal(("Ada Martin", "editor", "IDFM"), (ada.Name, ada.Role, ada.OrganizationName));
        var log = new RecordingLog();
        ada = await To<IMemberRoleWriter>(peer).SetRoleAsync("idfm", "5a1", "editor", log.Context(TestContext.Current.CancellationToken));
        Assert.Equal(("5a1", "editor"), (ada.UserId, ada.Role));
        Assert.Contains(
            "could not be read afterwards",
            Assert.Single(log.Lines, line => line.StartsWith("warning: ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Invites_a_user_with_everything()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            Org + "member/",
            $$"""{"id": "{{RequestId}}", "user": {"id": "5a1000000000000000000001"}, "email": null, "kind": "invitation", "status": "pending", "role": "partial_editor"}""",
            201
        );
        MemberInviteResult result = await To<IMemberInviter>(peer)
            .InviteAsync(
                "idfm",
                new MemberInvitation
                {
                    UserId = "5a1000000000000000000001",
                    Role = "Partial_Editor",
                    Message = "Bienvenue",
                    Assignments = [new AssignmentReference { Class = "Dataset", Id = "d1" }],
                },
                OperationContext.None
            );
        AssertBody(
            """{"user": "5a1000000000000000000001", "role": "partial_editor", "comment": "Bienvenue", "assignments": [{"class": "Dataset", "id": "d1"}]}""",
            peer
        );
        Assert.Equal((InviteOutcome.Invited, "5a1000000000000000000001", "partial_editor"), (result.Outcome, result.UserId, result.Role));
    }

    [Theory]
    [InlineData("""{"errors": {"user": "User is already a member"}, "message": "User is already a member"}""", InviteOutcome.AlreadyMember)]
    [InlineData("""{"errors": {"user": ["User is already a member"]}}""", InviteOutcome.AlreadyMember)]
    [InlineData(
        """{"errors": {"user": "A request or invitation is already pending for this user"}, "message": "x"}""",
        InviteOutcome.AlreadyPending
    )]
    [InlineData("""{"errors": {"user": ["A request or invitation is already pending for this user"]}}""", InviteOutcome.AlreadyPending)]
    [InlineData(
        """{"errors": {"email": "An invitation is already pending for this email"}, "message": "x"}""",
        InviteOutcome.AlreadyPending
    )]
    [InlineData("""{"errors": {"email": ["An invitation is already pending for this email"]}}""", InviteOutcome.AlreadyPending)]
    public async Task Being_there_already_is_an_outcome(string body, string outcome)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "member/", body, 400);
        MemberInviteResult result = await To<IMemberInviter>(peer)
            .InviteAsync("idfm", new MemberInvitation { Email = "ada@example.org", Role = "Admin" }, OperationContext.None);
        Assert.Equal((outcome, null, "ada@example.org", "admin"), (result.Outcome, result.Id, result.Email, result.Role));
    }

    [Theory]
    [InlineData("""{"errors": {"email": "Invalid email address"}, "message": "Invalid email address"}""", "email", "Invalid email address")]
    [InlineData("""{"errors": {"user": ["Unknown user 'x already a'"]}}""", "user", "Unknown user 'x already a'")]
    public async Task Any_other_refusal_is_an_error(string body, string field, string message)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "member/", body, 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMemberInviter>(peer).InviteAsync("idfm", new MemberInvitation { Email = "x" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Equal([message], error.FieldErrors[field]);
        // Once, though the newer generation says it twice.
        Assert.Equal($"uData refused the request: {field}: {message}", error.Message);
    }

    [Fact]
    public async Task Takes_an_invitation_back()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/cancel/", "{}")
            .Expect("POST", Org + "membership/nope/cancel/", """{"message": "Unknown membership request id"}""", 404);
        var api = To<IInvitationRevoker>(peer);
        await api.RevokeInvitationAsync("idfm", RequestId, OperationContext.None);
        Assert.Equal("", peer.Received[0].Body);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RevokeInvitationAsync("idfm", "nope", OperationContext.None));
        Assert.Equal(
            (
                OrgErrorKind.NotFound,
                "Organization 'idfm' at uData has no invitation 'nope', or there is "
                    + "no such organization. See which it has: Get-MembershipRequest idfm"
            ),
            (error.Kind, error.Message)
        );
    }

    [Fact]
    public async Task Gives_a_role()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Org + "member/5a1/", Ada);
        OrganizationMember member = await To<IMemberRoleWriter>(peer).SetRoleAsync("idfm", "5a1", "Editor", OperationContext.None);
        AssertBody("""{"role": "editor"}""", peer);
        Assert.Equal(("idfm", "5a1", "editor"), (member.OrganizationId, member.UserId, member.Role));
    }

    [Theory]
    [InlineData("""{"errors": {"role": ["Not a valid choice"]}}""")]
    [InlineData(
        """{"errors": {"role": "'x' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']"}, "message": "y"}"""
    )]
    public async Task A_role_that_does_not_exist_is_refused(string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Org + "member/5a1/", body, 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMemberRoleWriter>(peer).SetRoleAsync("idfm", "5a1", "x", OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.True(error.HasFieldError("role", "valid choice"));
    }

    [Fact]
    public async Task Removes_a_member_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", Org + "member/5a1/", "", 204)
            .Expect("DELETE", Org + "member/5a1/", """{"message": "The requested URL was not found on the server."}""", 404);
        var api = To<IMemberRemover>(peer);
        await api.RemoveMemberAsync("idfm", "5a1", null, OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveMemberAsync("idfm", "5a1", null, OperationContext.None));
        Assert.Equal(
            (
                OrgErrorKind.NotFound,
                "User '5a1' is not a member of organization 'idfm' at uData, or there "
                    + "is no such organization. See who is: Get-OrganizationMember idfm"
            ),
            (error.Kind, error.Message)
        );
    }

    [Fact]
    public async Task Lists_requests_and_picks_the_kind_itself()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "membership/?status=pending&user=5a1000000000000000000001",
            $$"""
            [{"id": "{{RequestId}}", "user": {"id": "5a1000000000000000000001", "first_name": "Ada", "last_name": "Martin", "email": "ad*@example.org"}, "email": null, "kind": "request",
              "created": "2026-01-02T03:04:05+00:00", "status": "pending", "role": "editor", "comment": "Please", "assignments": [{"class": "Reuse", "id": "r1"}], "note": "n"},
             {"id": "2", "user": null, "email": "bo@example.org", "kind": "invitation", "created": "2026-01-02T03:04:05+00:00", "status": "pending", "role": "admin", "comment": null, "assignments": []}]
            """
        );
        var query = new MembershipRequestQuery
        {
            OrganizationId = "idfm",
            Status = "pending",
            UserId = "5a1000000000000000000001",
            Kind = "request",
        };
        MembershipRequest request = Assert.Single(await To<IMembershipRequestManager>(peer).MembershipRequests(query).ReadAsync());
        Assert.Equal(
            (RequestId, "idfm", "5a1000000000000000000001", "Ada Martin", "ad*@example.org"),
            (request.Id, request.OrganizationId, request.UserId, request.Name, request.Email)
        );
        Assert.Equal(
            ("request", "pending", "editor", "Please", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            (request.Kind, request.Status, request.Role, request.Comment, request.CreatedAt)
        );
        Assert.Equal("Reuse r1", Assert.Single(request.Assignments!).ToString());
        Assert.Equal("n", request.AdditionalProperties["note"]);
    }

    [Fact]
    public async Task Finds_requests_by_slug_although_the_server_compares_ids_only()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "membership/",
            """
            [{"id": "1", "user": {"id": "5a1", "slug": "ada-martin"}, "kind": "request", "status": "refused"},
             {"id": "2", "user": null, "email": "bo@example.org", "kind": "invitation", "status": "pending"}]
            """
        );
        List<MembershipRequest> requests = await To<IMembershipRequestManager>(peer)
            .MembershipRequests(new MembershipRequestQuery { OrganizationId = "idfm", UserId = "Ada-Martin" })
            .ReadAsync();
        Assert.Equal(["1"], requests.Select(request => request.Id));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    public async Task Asks_to_join(int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            Org + "membership/",
            $$"""{"id": "{{RequestId}}", "user": {"id": "5a1"}, "kind": "request", "status": "pending", "comment": "Please"}""",
            status
        );
        MembershipRequest request = await To<IMembershipRequestManager>(peer)
            .RequestMembershipAsync("idfm", "Please", OperationContext.None);
        AssertBody("""{"comment": "Please"}""", peer);
        Assert.Equal((RequestId, "pending"), (request.Id, request.Status));
    }

    [Fact]
    public async Task Lets_a_person_in()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/accept/", Ada);
        OrganizationMember member = await To<IMembershipRequestManager>(peer).ApproveRequestAsync("idfm", RequestId, OperationContext.None);
        Assert.Equal(("", "5a1", "editor"), (peer.Received[0].Body, member.UserId, member.Role));
    }

    [Fact]
    public async Task Says_that_the_person_is_in_already_instead_of_reading_the_member_as_an_error()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/accept/", Ada, 409);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMembershipRequestManager>(peer).ApproveRequestAsync("idfm", RequestId, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.Conflict, 409), (error.Kind, error.StatusCode!.Value));
        Assert.Contains("is a member of organization 'idfm' already", error.Message);
        Assert.Empty(error.FieldErrors);
        Assert.Null(error.ServerMessage);
    }

    [Fact]
    public async Task Turns_a_person_away()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/refuse/", "{}");
        await To<IMembershipRequestManager>(peer).DenyRequestAsync("idfm", RequestId, "Sorry", OperationContext.None);
        AssertBody("""{"comment": "Sorry"}""", peer);
    }

    [Theory]
    [InlineData("""{"errors": {"comment": ["This field is required."]}}""")]
    [InlineData("""{"errors": {"comment": "Comment is required"}, "message": "Comment is required"}""")]
    public async Task Turning_away_wants_a_reason(string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/refuse/", body, 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMembershipRequestManager>(peer).DenyRequestAsync("idfm", RequestId, "", OperationContext.None)
        );
        Assert.True(error.HasFieldError("comment", "required"));
    }

    [Fact]
    public async Task An_invitation_cannot_be_approved()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"{Org}membership/{RequestId}/accept/", """{"message": "Use the cancel endpoint for invitations"}""", 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMembershipRequestManager>(peer).ApproveRequestAsync("idfm", RequestId, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.ValidationFailed, "Use the cancel endpoint for invitations"), (error.Kind, error.ServerMessage));
    }

    [Fact]
    public async Task Lists_assignments()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "assignments/",
            """
            [{"id": "a1", "user": {"id": "5a1", "class": "User", "first_name": "Ada", "last_name": "Martin"}, "organization": {"id": "534fff4ca3a7292c64a77c95", "class": "Organization"},
              "subject": {"class": "Dataset", "id": "d1", "title": "Stops"}, "created_at": "2026-01-02T03:04:05+00:00"}]
            """
        );
        MemberAssignment assignment = Assert.Single(await To<IMemberAssignmentManager>(peer).Assignments("idfm").ReadAsync());
        Assert.Equal(
            ("a1", "idfm", "5a1", "Ada Martin", "Dataset", "d1"),
            (assignment.Id, assignment.OrganizationId, assignment.UserId, assignment.Name, assignment.Class, assignment.SubjectId)
        );
        Assert.Equal(
            (new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "Stops"),
            (assignment.CreatedAt, assignment.AdditionalProperties["title"])
        );
    }

    [Fact]
    public async Task Replaces_assignments_with_a_bare_array()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "PUT",
                Org + "member/5a1/assignments/",
                """[{"id": "a1", "user": {"id": "5a1"}, "subject": {"class": "Dataset", "id": "d1"}}]"""
            )
            .Expect("PUT", Org + "member/5a1/assignments/", "[]");
        var api = To<IMemberAssignmentManager>(peer);
        Assert.Equal(
            "d1",
            Assert
                .Single(
                    await api.SetAssignmentsAsync(
                        "idfm",
                        "5a1",
                        [new AssignmentReference { Class = "Dataset", Id = "d1" }],
                        OperationContext.None
                    )
                )
                .SubjectId
        );
        AssertBody("""[{"class": "Dataset", "id": "d1"}]""", peer);
        Assert.Empty(await api.SetAssignmentsAsync("idfm", "5a1", [], OperationContext.None));
        Assert.Equal("[]", peer.Received[1].Body);
    }

    [Theory]
    [InlineData("""{"message": "Dataset 'd9' not found"}""")]
    [InlineData("""{"errors": {"assignments": "Dataset 'd9' not found"}, "message": "Dataset 'd9' not found"}""")]
    public async Task Says_which_assignment_is_wrong(string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Org + "member/5a1/assignments/", body, 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMemberAssignmentManager>(peer)
                .SetAssignmentsAsync("idfm", "5a1", [new AssignmentReference { Class = "Dataset", Id = "d9" }], OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        // Said once, although the later generation says it twice.
        Assert.Equal(2, error.Message.Split(["Dataset 'd9' not found"], StringSplitOptions.None).Length);
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");

    private static void AssertBody(string expected, Peer peer) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(peer.Received[0].Body)), peer.Received[0].Body);
}
