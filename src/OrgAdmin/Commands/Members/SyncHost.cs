using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Commands.Base;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>
/// Hosts the run of Sync-OrganizationMember: it asks the person and writes what there is to tell, on the pipeline's thread.
/// </summary>
/// <param name="cmdlet">The cmdlet that runs.</param>
/// <param name="isForced">True if the person has said yes to every question beforehand.</param>
internal sealed class SyncHost(OrgCmdlet cmdlet, bool isForced) : ITeamHost
{
    private readonly Confirmation _confirmation = new(cmdlet, cmdlet.Preferences, isForced);
    private readonly HashSet<string> _told = [];

    public bool StopsAtError => cmdlet.Preferences.StopsAtError;

    public Task<bool> ConfirmAsync(string target, string action, bool isRemoval) =>
        cmdlet.Queue.RunAsync(() => isRemoval ? _confirmation.AllowsRemoval(target, action) : _confirmation.Allows(target, action));

    public Task WarnAsync(string message) =>
        cmdlet.Queue.RunAsync(() =>
        {
            ((Cmdlet)cmdlet).WriteWarning(DisplayText.Of(message));
            return true;
        });

    public Task WriteAsync(MemberSyncResult result, OrgException? error) =>
        cmdlet.Queue.RunAsync(() =>
        {
            cmdlet.WriteObject(result);
            if (error is not null)
                Tell(error, result);
            return true;
        });

    public Task FailAsync(string organizationId, OrgException error) =>
        cmdlet.Queue.RunAsync(() =>
        {
            cmdlet.Report(error, organizationId);
            return true;
        });

    // A refusal that holds for all rows is told once and whole.
    private void Tell(OrgException error, MemberSyncResult result)
    {
        string? target = result.Email ?? result.UserId ?? result.Name;
        if (!RepeatedRefusals.HoldsForAll(error))
        {
            if (result.Row is { } row && cmdlet.MyInvocation.ExpectingInput)
                cmdlet.ReportBesideResult(error, target, $"Row {row}");
            else
                cmdlet.Report(error, target);
        }
        else if (cmdlet.Preferences.StopsAtError || _told.Add(error.CommonSummary ?? error.Message))
        {
            cmdlet.Report(error, target);
        }
    }
}
