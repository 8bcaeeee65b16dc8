using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Makes a plan of what files say: finds each one's connection, reads the world there, and compares.</summary>
internal sealed class PlanMaker(IReadOnlyList<TeamPlace> places, PlanOptions options, IChangeHost host, OperationContext context)
{
    // One for each connection: what several files ask of a server is asked once.
    private readonly TeamDirectory _directory = new();

    /// <summary>Makes the plan.</summary>
    /// <param name="path">Where the files are, for the plan to say.</param>
    /// <param name="wanted">What they say.</param>
    public async Task<OrgPlan> MakeAsync(string path, IReadOnlyList<OrgState> wanted)
    {
        using var turns = new SemaphoreSlim(Math.Max(options.ThrottleLimit, 1));
        OrgPlanOrganization[] organizations = await Task.WhenAll(wanted.Select(TurnAsync)).ConfigureAwait(false);
        return new OrgPlan { Path = path, Organizations = organizations };

        async Task<OrgPlanOrganization> TurnAsync(OrgState state)
        {
            await turns.WaitAsync(context.CancellationToken).ConfigureAwait(false);
            try
            {
                return await PlanAsync(state).ConfigureAwait(false);
            }
            finally
            {
                turns.Release();
            }
        }
    }

    private async Task<OrgPlanOrganization> PlanAsync(OrgState state)
    {
        TeamPlace? place = places.FirstOrDefault(candidate => IgnoringCase.Same(candidate.Name, state.Connection));
        try
        {
            if (place is null)
                throw new OrgException(OrgErrorKind.NotConnected, $"Connection '{state.Connection}' is not open.");
            string provider = place.Client!.Descriptor.Provider.ToString();
            if (provider != state.Provider)
                throw new OrgException(
                    OrgErrorKind.ConnectionChanged,
                    $"The file is for {state.Provider}, and connection '{state.Connection}' leads to {provider}."
                );
            // Ids and people of one server are others at another one.
            if (state.Endpoint is { } taken && !IgnoringCase.Same(taken.TrimEnd('/'), place.Client.Endpoint.AbsoluteUri.TrimEnd('/')))
                throw new OrgException(
                    OrgErrorKind.ConnectionChanged,
                    $"The snapshot was taken at {taken}, and connection '{state.Connection}' leads to {place.Client.Endpoint} now."
                );
            if (state.Id is null)
                return await new NewOrganizationPlanner(place, state, new WorldReader(place, _directory, context))
                    .PlanAsync()
                    .ConfigureAwait(false);
            World world = await new WorldReader(place, _directory, context)
                .ReadAsync(state.Id, withLogo: state.Logo is not null)
                .ConfigureAwait(false);
            var planner = new StatePlanner(place, state, world, options);
            OrgPlanOrganization plan = planner.Plan();
            foreach (string warning in planner.Warnings)
                await host.WarnAsync(warning).ConfigureAwait(false);
            return plan;
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            return Unknown(state, place, error);
        }
    }

    private static OrgPlanOrganization Unknown(OrgState state, TeamPlace? place, OrgException error)
    {
        var change = new OrgChange
        {
            Provider = state.Provider ?? "",
            Connection = state.Connection ?? "",
            Endpoint = place?.Endpoint,
            OrganizationId = state.Id ?? "",
            OrganizationName = state.Name,
            Kind = "Organization",
            Action = "Change",
            Target = state.Name,
            Outcome = ChangeOutcome.Unknown,
            Error = DisplayText.Of(error.Message),
        };
        return new OrgPlanOrganization
        {
            Connection = state.Connection ?? "",
            Provider = state.Provider ?? "",
            Endpoint = place?.Endpoint ?? "",
            OrganizationId = state.Id,
            OrganizationName = state.Name,
            File = state.File,
            Unknown = [change],
        };
    }
}
