using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers.Munch;

/// <summary>Invitations.</summary>
internal sealed partial class MunchProvider : IMemberInviter
{
    public async Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context)
    {
        if (invitation.Email is null)
            throw NotSupported("Munch invites by address. Give -Email, not -UserId.");
        if (invitation.Role is not null || invitation.Message is not null || invitation.Assignments is { Count: > 0 })
            throw NotSupported(
                "Munch invites with an address alone. It takes no -Role, -Message or -Assignment; "
                    + "an invited person has no group until an administrator gives one."
            );
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Route = Route.To($"organizations/{organizationId}/invite_user/"),
            Body = JsonSerializer.SerializeToUtf8Bytes(
                new MunchInvitation { Identifier = invitation.Email },
                MunchJson.Default.MunchInvitation
            ),
        };
        try
        {
            MunchInvitation answer = await AboutOrganizationAsync(
                    organizationId,
                    () => Api.WriteAsync(request, MunchJson.Default.MunchInvitation, new MunchInvitation(), context)
                )
                .ConfigureAwait(false);
            return Result(answer.Identifier ?? invitation.Email, InviteOutcome.Invited, answer.Rest);
        }
        catch (OrgException error) when (IsDuplicate(error))
        {
            // An address has one account at the server, whoever invited it and whether or not it has been accepted.
            context.Log.Verbose(
                $"{invitation.Email} has an account at Munch already. The API does not tell whether it is in this organization, or waiting."
            );
            return Result(invitation.Email, InviteOutcome.AlreadyMember, null);
        }
        catch (OrgException error) when (error.StatusCode == 401 && error.ServerMessage is null or "Unauthorized")
        {
            // invite_user answers a bare 401 to a good credential that lacks the permission.
            throw error.WithMessage(
                "Munch does not allow the user of this connection to invite people. It takes the group administrators.",
                OrgErrorKind.Forbidden
            );
        }
        catch (OrgException error) when (error.StatusCode == 400 && error.FieldErrors.Count == 0)
        {
            throw error.WithMessage($"{Sentence(error.Message)} '{organizationId}' is neither your own organization nor a child of it.");
        }

        MemberInviteResult Result(string email, string outcome, IDictionary<string, object?>? rest) =>
            new()
            {
                Service = OrgProvider.Munch,
                Connection = Connection,
                OrganizationId = organizationId,
                Email = email,
                Outcome = outcome,
                AdditionalProperties = rest!,
            };
    }

    // "user with this identifier already exists." and the like, in the two languages that the server speaks.
    private static bool IsDuplicate(OrgException error) =>
        new[] { "already exists", "existe déjà", "must be unique", "doit être unique" }.Any(text =>
            error.HasFieldError("identifier", text)
        );

    private static OrgException NotSupported(string message) =>
        new(OrgErrorKind.ParameterNotSupported, message) { Provider = OrgProvider.Munch };
}
