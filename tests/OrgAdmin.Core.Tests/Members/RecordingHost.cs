using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>Writes down what a workflow asks and tells, in order.</summary>
internal sealed class RecordingHost : ITeamHost
{
    private readonly object _gate = new();

    public List<string> Asked { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>
    /// Results, errors of rows (<c>! kind</c> behind the result) and errors of organizations, in the order in which they came.
    /// </summary>
    public List<string> Told { get; } = [];

    public List<MemberSyncResult> Results { get; } = [];

    public List<OrgException> Errors { get; } = [];

    public bool StopsAtError { get; init; }

    /// <summary>What is agreed to.</summary>
    public Func<string, bool> Agrees { get; init; } = _ => true;

    public Task<bool> ConfirmAsync(string target, string action, bool isRemoval)
    {
        lock (_gate)
            Asked.Add($"{action}: {target}");
        return Task.FromResult(Agrees(action));
    }

    public Task WarnAsync(string message)
    {
        lock (_gate)
            Warnings.Add(message);
        return Task.CompletedTask;
    }

    public Task WriteAsync(MemberSyncResult result, OrgException? error)
    {
        lock (_gate)
        {
            Results.Add(result);
            Told.Add(
                $"{(result.Row is { } row ? "row " + row : result.UserId)}: {result.Outcome}{(error is null ? "" : " ! " + error.Kind)}"
            );
            if (error is not null)
                Errors.Add(error);
        }
        return Task.CompletedTask;
    }

    public Task FailAsync(string organizationId, OrgException error)
    {
        lock (_gate)
        {
            Told.Add($"{organizationId} ! {error.Kind}");
            Errors.Add(error);
        }
        return Task.CompletedTask;
    }
}
