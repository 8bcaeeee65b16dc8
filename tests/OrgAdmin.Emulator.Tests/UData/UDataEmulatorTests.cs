using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>What people do at uData, through the client, at both generations of it.</summary>
public sealed class UDataEmulatorTests
{
    private const string Idfm = "ile-de-france-mobilites";
    private const string IdfmId = "534fff000000000000000001";

    private readonly OrgEmulator _emulator = new();

    public static TheoryData<UDataGeneration> Generations => [UDataGeneration.Current, UDataGeneration.Udata162];

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Makes_changes_and_removes_an_organization(UDataGeneration generation)
    {
        _emulator.Use(generation);
        var writer = As<IOrganizationWriter>("hugo");
        var reader = (IOrganizationReader)writer;
        Organization made = await writer.CreateOrganizationAsync(
            new OrganizationInput
            {
                Name = "Ponts & Chaussées",
                Description = "Des ponts.",
                Acronym = "PC",
                BusinessNumberId = "13002526500013",
            },
            OperationContext.None
        );
        Assert.Equal(["Hugo Lefèvre admin"], made.Members!.Select(member => $"{member.Name} {member.Role}"));

        Organization changed = await writer.UpdateOrganizationAsync(
            made.Id,
            new OrganizationInput { Website = "https://ponts.example.org/", Acronym = "" },
            OperationContext.None
        );
        Assert.Equal(
            ("Ponts & Chaussées", "Des ponts.", "https://ponts.example.org/", "13002526500013"),
            (changed.Name, changed.Description, changed.Website, changed.BusinessNumberId)
        );
        Assert.True(string.IsNullOrEmpty(changed.Acronym), changed.Acronym);

        var invalid = await Assert.ThrowsAsync<OrgException>(() =>
            writer.UpdateOrganizationAsync(made.Id, new OrganizationInput { BusinessNumberId = "123" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, invalid.Kind);
        Assert.True(invalid.HasFieldError("business_number_id", "14 digits"), invalid.Message);

        // The slug follows the name, and the former one leads on.
        await writer.UpdateOrganizationAsync(made.Id, new OrganizationInput { Name = "Ponts réunis" }, OperationContext.None);
        Assert.Equal(made.Id, (await reader.GetOrganizationAsync(made.Slug!, OrganizationShape.Default, OperationContext.None)).Id);

        await ((IOrganizationRemover)writer).RemoveOrganizationAsync(made.Id, OperationContext.None);
        var gone = await Assert.ThrowsAsync<OrgException>(() =>
            As<IOrganizationReader>("ines").GetOrganizationAsync(made.Id, OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.Gone, gone.Kind);
        // Its members still see it, with the date.
        Assert.NotNull((await reader.GetOrganizationAsync(made.Id, OrganizationShape.Default, OperationContext.None)).DeletedAt);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Invites_and_tells_how_it_ended(UDataGeneration generation)
    {
        _emulator.Use(generation);
        var api = As<IMemberInviter>("ada");
        Assert.Equal(InviteOutcome.Invited, (await Invite("nouveau@example.org")).Outcome);
        Assert.Equal(InviteOutcome.AlreadyPending, (await Invite("NOUVEAU@example.org")).Outcome);
        Assert.Equal(InviteOutcome.AlreadyPending, (await Invite("hugo@example.org", await IdOfAsync("Hugo Lefèvre"))).Outcome);
        Assert.Equal(InviteOutcome.AlreadyMember, (await Invite("basile.roy@example.org")).Outcome);
        var refused = await Assert.ThrowsAsync<OrgException>(() => Invite("not-an-address"));
        Assert.True(refused.HasFieldError("email", "mail"), refused.Message);
        var role = await Assert.ThrowsAsync<OrgException>(() =>
            api.InviteAsync(Idfm, new MemberInvitation { Email = "x@example.org", Role = "emperor" }, OperationContext.None)
        );
        Assert.True(role.FieldErrors.ContainsKey("role"), role.Message);

        MemberInviteResult made = await api.InviteAsync(
            Idfm,
            new MemberInvitation { Email = "autre@example.org", Role = "Admin" },
            OperationContext.None
        );
        Assert.Equal("admin", made.Role);
        await ((IInvitationRevoker)api).RevokeInvitationAsync(Idfm, made.Id!, OperationContext.None);
        var twice = await Assert.ThrowsAsync<OrgException>(() =>
            ((IInvitationRevoker)api).RevokeInvitationAsync(Idfm, made.Id!, OperationContext.None)
        );
        Assert.Contains("Only pending invitations can be canceled", twice.Message);

        Task<MemberInviteResult> Invite(string email, string? userId = null) =>
            api.InviteAsync(
                Idfm,
                userId is null ? new MemberInvitation { Email = email } : new MemberInvitation { UserId = userId },
                OperationContext.None
            );

        async Task<string> IdOfAsync(string name) =>
            (await ((IMembershipRequestManager)api).MembershipRequests(new MembershipRequestQuery { OrganizationId = Idfm }).ReadAsync())
                .First(request => request.Name == name)
                .UserId!;
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Decides_on_requests(UDataGeneration generation)
    {
        _emulator.Use(generation);
        var api = As<IMembershipRequestManager>("ada");
        var pending = await api.MembershipRequests(
                new MembershipRequestQuery
                {
                    OrganizationId = Idfm,
                    Status = "pending",
                    Kind = "request",
                }
            )
            .ReadAsync();
        Assert.Equal(["Hugo Lefèvre", "Inès Moreau"], pending.Select(request => request.Name));

        OrganizationMember hugo = await api.ApproveRequestAsync(Idfm, pending[0].Id, OperationContext.None);
        Assert.Equal("editor", hugo.Role);
        var again = await Assert.ThrowsAsync<OrgException>(() => api.ApproveRequestAsync(Idfm, pending[0].Id, OperationContext.None));
        Assert.Equal(OrgErrorKind.Conflict, again.Kind);

        var noReason = await Assert.ThrowsAsync<OrgException>(() => api.DenyRequestAsync(Idfm, pending[1].Id, "", OperationContext.None));
        Assert.True(noReason.FieldErrors.ContainsKey("comment"), noReason.Message);
        await api.DenyRequestAsync(Idfm, pending[1].Id, "Complet", OperationContext.None);
        Assert.Empty(
            await api.MembershipRequests(
                    new MembershipRequestQuery
                    {
                        OrganizationId = Idfm,
                        Status = "pending",
                        Kind = "request",
                    }
                )
                .ReadAsync()
        );
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Assigns_objects_to_partial_editors_only(UDataGeneration generation)
    {
        _emulator.Use(generation);
        var api = As<IMemberAssignmentManager>("ada");
        var wanted = new AssignmentReference { Class = "Dataset", Id = "5a0000000000000000000002" };
        Assert.Equal("Elsa Petit", Assert.Single(await api.SetAssignmentsAsync(Idfm, "elsa-petit", [wanted], OperationContext.None)).Name);
        Assert.Empty(await api.SetAssignmentsAsync(Idfm, "elsa-petit", [], OperationContext.None));
        var notPartial = await Assert.ThrowsAsync<OrgException>(() =>
            api.SetAssignmentsAsync(Idfm, "chloe-dubois", [wanted], OperationContext.None)
        );
        Assert.Contains("must be a partial_editor", notPartial.Message);
        var unknown = await Assert.ThrowsAsync<OrgException>(() =>
            api.SetAssignmentsAsync(Idfm, "elsa-petit", [new AssignmentReference { Class = "Palace", Id = "1" }], OperationContext.None)
        );
        Assert.Contains("Invalid object class 'Palace'", unknown.Message);

        // Who is no partial editor any more has no assignments either.
        await ((IMemberRoleWriter)api).SetRoleAsync(Idfm, "farid-benali", "editor", OperationContext.None);
        Assert.Empty(await api.Assignments(Idfm).ReadAsync());
    }

    [Fact]
    public async Task Tells_in_17_who_is_no_member_where_16_failed()
    {
        var api = As<IMemberRoleWriter>("ada");
        Assert.Equal(
            OrgErrorKind.NotFound,
            (await Assert.ThrowsAsync<OrgException>(() => api.SetRoleAsync(Idfm, "jules-garnier", "editor", OperationContext.None))).Kind
        );
        _emulator.Use(UDataGeneration.Udata162);
        Assert.Equal(
            OrgErrorKind.ServerError,
            (await Assert.ThrowsAsync<OrgException>(() => api.SetRoleAsync(Idfm, "jules-garnier", "editor", OperationContext.None))).Kind
        );
    }

    [Theory]
    [InlineData("revoked", "Revoked API token")]
    [InlineData("expired", "Expired API token")]
    [InlineData("inactive", "Inactive user")]
    [InlineData("nobody", "Invalid API token")]
    public async Task Says_why_a_token_no_longer_works_even_where_none_is_needed(string token, string said)
    {
        var error = await Assert.ThrowsAsync<OrgException>(() => As<IRoleReader>(token).Roles().ReadAsync());
        Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public async Task Reads_the_whole_list_in_any_page_size()
    {
        var api = As<IOrganizationReader>("ada");
        var whole = await api.Organizations(new OrganizationQuery { SortBy = "name" }).ReadAsync();
        Assert.True(whole.Count > 40);
        foreach (int size in new[] { 1, 7, whole.Count, 1000 })
            Assert.Equal(
                whole.Select(organization => organization.Id),
                (await api.Organizations(new OrganizationQuery { SortBy = "name" }).ReadAsync(new ReadOptions { PageSize = size })).Select(
                    organization => organization.Id
                )
            );
        Assert.Empty(await api.Organizations(new OrganizationQuery()).ReadAsync(new ReadOptions { Skip = whole.Count + 5, PageSize = 10 }));
    }

    [Fact]
    public async Task Filters_at_the_server()
    {
        var api = As<IOrganizationReader>("ada");
        Assert.Equal(
            [IdfmId],
            (await api.Organizations(new OrganizationQuery { Name = "île-de-france mobilités" }).ReadAsync()).Select(organization =>
                organization.Id
            )
        );
        Assert.All(
            await api.Organizations(new OrganizationQuery { Badge = "company" }).ReadAsync(),
            organization => Assert.Contains("company", organization.Badges!)
        );
        Assert.Equal(
            "13002526500013",
            Assert
                .Single(await api.Organizations(new OrganizationQuery { BusinessNumberId = "13002526500013" }).ReadAsync())
                .BusinessNumberId
        );
        var badSort = await Assert.ThrowsAsync<OrgException>(() =>
            api.Organizations(new OrganizationQuery { SortBy = "colour" }).ReadAsync()
        );
        Assert.True(badSort.HasFieldError("sort", "not a valid choice"), badSort.Message);
        Organization slim = Assert.Single(
            await api.Organizations(
                    new OrganizationQuery
                    {
                        Name = "Île-de-France Mobilités",
                        Shape = new OrganizationShape { Properties = ["acronym", "no_such_field"] },
                    }
                )
                .ReadAsync()
        );
        Assert.Equal((IdfmId, "Île-de-France Mobilités", "IDFM", null, null), (slim.Id, slim.Name, slim.Acronym, slim.Slug, slim.Members));
    }

    [Theory]
    [InlineData("json", "application/ld+json")]
    [InlineData("ttl", "application/x-turtle")]
    [InlineData("xml", "application/rdf+xml")]
    [InlineData("n3", "text/n3")]
    [InlineData("nt", "application/n-triples")]
    [InlineData("trig", "application/trig")]
    public async Task Exports_the_catalog_in_every_format(string format, string mediaType)
    {
        var file = new MemoryStream();
        Assert.Equal(mediaType, await As<ICatalogExporter>("ada").ExportCatalogAsync(Idfm, format, file, OperationContext.None));
        Assert.True(file.Length > 1000);
    }

    private T As<T>(string user)
        where T : class => Connect.To<T>(OrgProvider.UData, _emulator, "emulator-udata-" + user);
}
