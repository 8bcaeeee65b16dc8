using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.People;

namespace OrgAdmin.Core.Tests.Members.People;

/// <summary>Keeps what is found.</summary>
internal sealed class RecordingPersonHost : IPersonHost
{
    public List<OrgPersonPlace> Places { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Counts { get; } = [];

    public Task WriteAsync(OrgPersonPlace place)
    {
        Places.Add(place);
        return Task.CompletedTask;
    }

    public Task WarnAsync(string message)
    {
        Warnings.Add(message);
        return Task.CompletedTask;
    }

    public Task CountAsync(string connection, int done, int total)
    {
        Counts.Add($"{connection} {done}/{total}");
        return Task.CompletedTask;
    }
}
