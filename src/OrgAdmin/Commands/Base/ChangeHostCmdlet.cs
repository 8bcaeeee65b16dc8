using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Sessions;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands.Base;

/// <summary>The base of the cmdlets that carry out changes which Core has listed: their questions, and what they write.</summary>
public abstract class ChangeHostCmdlet : OrgCmdlet, IChangeHost
{
    private Confirmation? _confirmation;

    /// <summary>True if the person has said yes to every question beforehand.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>True if what is changed is asked for as strictly as a removal.</summary>
    private protected virtual bool ConfirmsRemovals => true;

    /// <summary>True if every change is written, false if only those that failed are.</summary>
    private protected virtual bool WritesChanges => true;

    /// <summary>The connections that -Connection names.</summary>
    /// <param name="connections">What it says; null for the default connection.</param>
    private protected static IReadOnlyList<TeamPlace> PlacesOf(object? connections) =>
        [
            .. new ConnectionChoice(connections, allowsSeveral: true)
                .Chosen()
                .All.Select(connection => new TeamPlace(
                    connection.Name,
                    connection.Place,
                    LiveConnections.Find(connection)?.Client
                        ?? throw ConnectionChoice.NotConnected($"Connection '{connection}' has been closed.")
                )),
        ];

    /// <summary>Refuses what changes something, where one of the connections is read-only.</summary>
    private protected static void RefuseReadOnly(IEnumerable<TeamPlace> places)
    {
        foreach (TeamPlace place in places)
            ConnectionTable.Current.Find(place.Name)?.RefuseChange();
    }

    Task<bool> IChangeHost.ConfirmAsync(OrgChange change) =>
        Queue.RunAsync(() =>
        {
            _confirmation ??= new Confirmation(this, Preferences, IsForced);
            string target = change.Kind == "Organization" ? change.Target : $"{change.Target} in {change.OrganizationName}";
            string action = ActionOf(change);
            return ConfirmsRemovals && change.Action == "Remove"
                ? _confirmation.AllowsRemoval(target, action)
                : _confirmation.Allows(target, action);
        });

    Task IMessageHost.WarnAsync(string message) =>
        Queue.RunAsync(() =>
        {
            WriteWarning(DisplayText.Of(message));
            return true;
        });

    Task IChangeHost.WriteAsync(OrgChange change, OrgException? error) =>
        Queue.RunAsync(() =>
        {
            if (WritesChanges)
                WriteObject(change);
            if (error is not null)
                Report(error, change.Target);
            return true;
        });

    Task IMessageHost.FailAsync(string target, OrgException error) =>
        Queue.RunAsync(() =>
        {
            Report(error, target);
            return true;
        });

    private static string ActionOf(OrgChange change)
    {
        string what = change.Kind.ToLowerInvariant();
        return change.Action switch
        {
            "Add" => change.After is string role && role.Length > 0 ? $"Add {what} as {role}" : $"Add {what}",
            "Remove" => $"Remove {what}",
            _ => $"Change {what}: {change.Property ?? "role"} from {PlanText.Shown(change.Before)} to {PlanText.Shown(change.After)}",
        };
    }
}
