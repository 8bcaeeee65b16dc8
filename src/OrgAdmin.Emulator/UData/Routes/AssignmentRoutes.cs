using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>What partial editors may edit.</summary>
internal static class AssignmentRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{org}/assignments/", List);
        api.Map("PUT /organizations/{org}/member/{user}/assignments/", Sync);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        return request.Answer(200, Json(request, request.Organization.Assignments));
    }

    private static ApiAnswer Sync(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        OrganizationRecord organization = request.Organization;
        if (organization.Member(request.Subject)?.Role != "partial_editor")
            throw Abort.With(400, "User must be a partial_editor member of this organization");
        Func<string, Abort> refuse = request.IsCurrent
            ? problem => Abort.Field("assignments", problem)
            : problem => Abort.With(400, problem);
        List<ContentRecord> wanted = AssignmentInput.Read(request, request.Payload(), refuse);

        // What was there before decides what is new, so one thing that is named twice is made twice, and the second fails: by then
        // the others are gone.
        HashSet<ContentRecord> before =
        [
            .. organization.Assignments.Where(assignment => assignment.User == request.Subject).Select(assignment => assignment.Subject),
        ];
        organization.Assignments.RemoveAll(assignment => assignment.User == request.Subject && !wanted.Contains(assignment.Subject));
        foreach (ContentRecord subject in wanted.Where(subject => !before.Contains(subject)))
            request.World.Assign(organization, request.Subject, subject, request.Now);
        return request.Answer(200, Json(request, organization.Assignments.Where(assignment => assignment.User == request.Subject)));
    }

    private static JsonArray Json(UDataRequest request, IEnumerable<AssignmentRecord> assignments) =>
        new([.. assignments.Select(assignment => MemberJson.Assignment(request, request.Organization, assignment))]);
}
