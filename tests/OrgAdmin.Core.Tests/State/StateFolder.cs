using System;
using System.IO;
using System.Threading.Tasks;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Tests.State;

/// <summary>A folder of state files of one connection, with the steps that a person takes with it.</summary>
internal sealed class StateFolder(IOrgClient client) : IDisposable
{
    private readonly CoreEntry _core = new();

    public string Path { get; } = Directory.CreateTempSubdirectory("orgadmin-state-").FullName;

    public RecordingChangeHost Host { get; } = new();

    public TeamPlace Place { get; init; } = new("c", "https://api.example.org/v1", client);

    public string[] Files => Directory.GetFiles(System.IO.Path.Combine(Path, "c"), "*.json");

    public async Task<string> ExportAsync(bool force = false)
    {
        await _core.States.ExportAsync(Place, Path, [], force, Host, OperationContext.None);
        return Files[0];
    }

    public Task<OrgPlan> PlanAsync(PlanOptions? options = null) =>
        _core.States.PlanAsync(Path, [Place], options ?? new PlanOptions(), Host, OperationContext.None);

    public async Task<RecordingChangeHost> ApplyAsync(OrgPlan plan, RecordingChangeHost? host = null)
    {
        host ??= new RecordingChangeHost();
        // As people do it: the plan goes through its file.
        string file = System.IO.Path.Combine(Path, "..", System.IO.Path.GetFileName(Path) + ".plan");
        try
        {
            using (FileStream stream = File.Create(file))
                _core.States.WritePlan(plan, stream);
            await _core.States.ApplyAsync(_core.States.ReadPlan(file), [Place], 1, host, OperationContext.None);
        }
        finally
        {
            File.Delete(file);
        }
        return host;
    }

    public Task UndoAsync(OrgChange change) => _core.States.UndoAsync(change, [], Place, Host, OperationContext.None);

    public void Edit(string file, string before, string after)
    {
        string text = File.ReadAllText(file);
        Xunit.Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
