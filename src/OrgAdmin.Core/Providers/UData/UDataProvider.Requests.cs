using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>Requests to join. Invitations are in the same list, told apart by their kind.</summary>
internal sealed partial class UDataProvider : IMembershipRequestManager
{
    public PageSource<MembershipRequest> MembershipRequests(MembershipRequestQuery query) =>
        PageSource.Whole<MembershipRequest>(async context =>
        {
            // The server compares "user" with ids only; by slug it would find nothing, so that is looked for here.
            bool isId = query.UserId is not null && IsId(query.UserId);
            Route route = Route
                .To($"organizations/{query.OrganizationId}/membership/")
                .With("status", query.Status)
                .With("user", isId ? query.UserId : null);
            List<UDataMembershipRequest> requests = await AboutOrganizationAsync(
                    query.OrganizationId,
                    () => Api.GetAsync(route, UDataJson.Default.ListUDataMembershipRequest, context)
                )
                .ConfigureAwait(false);
            return
            [
                .. requests
                    .Present()
                    .Where(request => query.Kind is null || string.Equals(request.Kind, query.Kind, StringComparison.OrdinalIgnoreCase))
                    .Where(request =>
                        query.UserId is null || isId || string.Equals(request.User?.Slug, query.UserId, StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(request => _models.Request(request, query.OrganizationId)),
            ];
        });

    // 201, or 200 where the caller's request was waiting already and only its comment is new.
    public async Task<MembershipRequest> RequestMembershipAsync(string organizationId, string comment, OperationContext context)
    {
        ApiRequest request = Post(
            Route.To($"organizations/{organizationId}/membership/"),
            new UDataComment { Comment = comment },
            UDataJson.Default.UDataComment
        );
        return _models.Request(
            await AboutOrganizationAsync(
                    organizationId,
                    () => Api.WriteAsync(request, UDataJson.Default.UDataMembershipRequest, new UDataMembershipRequest(), context)
                )
                .ConfigureAwait(false),
            organizationId
        );
    }

    public async Task<OrganizationMember> ApproveRequestAsync(string organizationId, string requestId, OperationContext context)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Route = Route.To($"organizations/{organizationId}/membership/{requestId}/accept/"),
        };
        try
        {
            UDataMember member = await AboutOrganizationAsync(
                    organizationId,
                    () => Api.WriteAsync(request, UDataJson.Default.UDataMember, new UDataMember(), context),
                    error => RequestNotFound(organizationId, requestId, "request", error)
                )
                .ConfigureAwait(false);
            return _models.Member(member, organizationId);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.Conflict)
        {
            // The body of this 409 is the member, not an error, so what was read from it as field errors is left out.
            throw new OrgException(
                OrgErrorKind.Conflict,
                $"Who sent request '{requestId}' is a member of organization '{organizationId}' already. "
                    + "Nothing was changed; Deny-MembershipRequest takes the request off the list."
            )
            {
                Provider = error.Provider,
                StatusCode = error.StatusCode,
                Method = error.Method,
                Uri = error.Uri,
                RequestId = error.RequestId,
            };
        }
    }

    public Task DenyRequestAsync(string organizationId, string requestId, string comment, OperationContext context)
    {
        ApiRequest request = Post(
            Route.To($"organizations/{organizationId}/membership/{requestId}/refuse/"),
            new UDataComment { Comment = comment },
            UDataJson.Default.UDataComment
        );
        return AboutOrganizationAsync(
            organizationId,
            () => Api.SendAsync(request, context),
            error => RequestNotFound(organizationId, requestId, "request", error)
        );
    }
}
