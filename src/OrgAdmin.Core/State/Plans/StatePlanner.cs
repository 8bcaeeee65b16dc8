using System;
using System.Collections.Generic;
using OrgAdmin.Core.State.Files;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Compares what a file says with what was read, part by part, and guards what may not be lost. It asks nobody.</summary>
internal sealed class StatePlanner(TeamPlace place, OrgState wanted, World world, PlanOptions options)
{
    /// <summary>What the person should know besides; known once the plan is made.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Makes the plan of one organization.</summary>
    public OrgPlanOrganization Plan()
    {
        var draft = new PlanDraft(place, wanted, world);
        int minimumAdmin = Math.Max(wanted.Guards.MinimumAdmins, options.MinimumAdmin ?? wanted.Guards.MinimumAdmins);
        new FieldPlanner(draft).Compare();
        new ChildPlanner(draft).Compare();
        new CustomerPlanner(draft).Compare();
        new ContactPlanner(draft).Compare();
        new PeoplePlanner(draft, options, minimumAdmin).Compare();
        new AssignmentPlanner(draft).Compare();
        Warnings = draft.Warnings;
        return new OrgPlanOrganization
        {
            Connection = place.Name,
            Provider = draft.Provider.Provider.ToString(),
            Endpoint = place.Endpoint,
            OrganizationId = world.State.Id,
            OrganizationName = world.Organization.Name,
            File = wanted.File,
            Changes = draft.Changes,
            Refused = draft.Refused,
            Unknown = draft.Unknown,
            ErrorId = draft.ErrorId,
            Facts = world.Facts(),
            AllowsLastAdmin = minimumAdmin == 0,
            AllowsSelf = !wanted.Guards.KeepSelf,
        };
    }
}
