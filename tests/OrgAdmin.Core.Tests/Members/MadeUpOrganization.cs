using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>An organization of a made-up server.</summary>
internal sealed class MadeUpOrganization(string id, params MadeUpAccount[] members)
{
    public string Id { get; } = id;

    public string Slug { get; } = "slug-" + id;

    public string Name { get; } = "Org " + id;

    public List<MadeUpAccount> Members { get; } = [.. members];

    public List<MembershipRequest> Requests { get; } = [];

    public bool HasAdmin => Members.Any(member => member.Role == "admin");

    public MadeUpAccount? Member(string userId) => Members.Find(member => member.Id == userId);

    public MadeUpOrganization With(string id, string kind, string status, string role, string? email = null, string? userId = null)
    {
        Requests.Add(
            new MembershipRequest
            {
                Id = id,
                OrganizationId = Id,
                Kind = kind,
                Status = status,
                Role = role,
                Email = email,
                UserId = userId,
                Name = userId is null ? null : MadeUpAccount.NameOf(userId),
                CreatedAt = new System.DateTimeOffset(2026, 3, 4, 0, 0, 0, System.TimeSpan.Zero),
            }
        );
        return this;
    }
}
