using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.State;

namespace OrgAdmin.Core.Tests.State;

/// <summary>Writes down what is asked and told while changes are carried out.</summary>
internal sealed class RecordingChangeHost : IChangeHost
{
    private readonly object _gate = new();

    public List<OrgChange> Asked { get; } = [];

    public List<OrgChange> Ended { get; } = [];

    public List<OrgException> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>What is agreed to.</summary>
    public Func<OrgChange, bool> Agrees { get; init; } = _ => true;

    public Task<bool> ConfirmAsync(OrgChange change)
    {
        lock (_gate)
            Asked.Add(change);
        return Task.FromResult(Agrees(change));
    }

    public Task WarnAsync(string message)
    {
        lock (_gate)
            Warnings.Add(message);
        return Task.CompletedTask;
    }

    public Task WriteAsync(OrgChange change, OrgException? error)
    {
        lock (_gate)
        {
            Ended.Add(change);
            if (error is not null)
                Errors.Add(error);
        }
        return Task.CompletedTask;
    }

    public Task FailAsync(string target, OrgException error)
    {
        lock (_gate)
            Errors.Add(error);
        return Task.CompletedTask;
    }
}
