using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OrgAdmin.Teams;

namespace OrgAdmin.State;

/// <summary>Organizations as files: writes them, compares them with the world, and makes the world what they say.</summary>
internal interface IStates
{
    /// <summary>Writes the organizations of a connection, one file each.</summary>
    /// <param name="place">The connection.</param>
    /// <param name="folder">The folder; below it there is one for each connection.</param>
    /// <param name="organizationIds">The organizations; empty for all that the caller can manage.</param>
    /// <param name="force">True overwrites files that are there; what only a file says is kept.</param>
    /// <param name="host">Takes the errors and warnings.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <returns>The files that were written.</returns>
    Task<IReadOnlyList<string>> ExportAsync(
        TeamPlace place,
        string folder,
        IReadOnlyList<string> organizationIds,
        bool force,
        IMessageHost host,
        OperationContext context
    );

    /// <summary>Compares files, or a snapshot, with the world.</summary>
    /// <param name="path">A folder, a file of an organization, or a snapshot.</param>
    /// <param name="places">The connections that may be used.</param>
    /// <param name="options">How far the plan may go.</param>
    /// <param name="host">Takes the errors and warnings.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: a file cannot be read; the message has its line.</exception>
    Task<OrgPlan> PlanAsync(string path, IReadOnlyList<TeamPlace> places, PlanOptions options, IChangeHost host, OperationContext context);

    /// <summary>Applies exactly what a plan says.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="places">The connections that may be used.</param>
    /// <param name="throttleLimit">How many organizations may be changed at the same time.</param>
    /// <param name="host">Asks, and takes what there is to tell.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task ApplyAsync(OrgPlan plan, IReadOnlyList<TeamPlace> places, int throttleLimit, IChangeHost host, OperationContext context);

    /// <summary>Puts back what was changed.</summary>
    /// <param name="change">A change of a journal.</param>
    /// <param name="previewed">The changes that <c>-WhatIf</c> has shown as put back already; none otherwise.</param>
    /// <param name="place">The connection that it was made through.</param>
    /// <param name="host">Asks, and takes what there is to tell.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task UndoAsync(OrgChange change, IReadOnlyCollection<OrgChange> previewed, TeamPlace place, IChangeHost host, OperationContext context);

    /// <summary>Writes a plan with its checksum.</summary>
    void WritePlan(OrgPlan plan, Stream destination);

    /// <summary>Reads a plan.</summary>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.InvalidPlan"/>: it was edited, is damaged, or is of another version.
    /// </exception>
    OrgPlan ReadPlan(string path);
}
