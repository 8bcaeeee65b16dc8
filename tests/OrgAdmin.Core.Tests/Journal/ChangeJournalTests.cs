using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Journal;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests.Journal;

/// <summary>A journal has every change that was sent, and a change that it cannot have is not sent.</summary>
public sealed class ChangeJournalTests : IDisposable
{
    private const string IleDeFrance = "534fff000000000000000001";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"orgadmin-{Guid.NewGuid():N}.jsonl");
    private readonly OrgEmulator _emulator = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_change_that_nobody_described_is_two_lines_with_method_and_path()
    {
        using IOrgClient client = Client(_path);
        await ((IFollowerManager)client).FollowAsync(IleDeFrance, OperationContext.None);
        OrgChange change = Assert.Single(Read());
        Assert.Equal(("Request", "POST", ChangeOutcome.Done), (change.Kind, change.Action, change.Outcome));
        Assert.EndsWith("/followers/", change.Target, StringComparison.Ordinal);
        Assert.Equal(201, change.StatusCode);
        Assert.Equal(2, File.ReadAllLines(_path).Length);
    }

    [Fact]
    public async Task What_reads_is_not_written_down()
    {
        using IOrgClient client = Client(_path);
        await ((IOrganizationReader)client).GetOrganizationAsync(IleDeFrance, OrganizationShape.Default, OperationContext.None);
        Assert.Equal("", File.ReadAllText(_path));
    }

    [Fact]
    public async Task A_change_that_failed_says_so_with_its_status()
    {
        using IOrgClient client = Client(_path);
        var change = new OrgChange
        {
            Kind = "Badge",
            Action = "Add",
            Target = "no such",
        };
        await Assert.ThrowsAsync<OrgException>(() =>
            OperationContext.None.RecordAsync(change, call => ((IBadgeManager)client).AddBadgeAsync(IleDeFrance, "no such", call))
        );
        OrgChange read = Assert.Single(Read());
        Assert.Equal((change.Id, ChangeOutcome.Failed), (read.Id, read.Outcome));
        Assert.True(read.StatusCode >= 400);
        Assert.NotNull(read.Error);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_refuses_the_change_before_it_is_sent()
    {
        using IOrgClient client = Client(_path);
        File.Delete(_path);
        Directory.CreateDirectory(_path);
        try
        {
            OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
                ((IFollowerManager)client).FollowAsync(IleDeFrance, OperationContext.None)
            );
            Assert.Equal(OrgErrorKind.JournalUnavailable, error.Kind);
            Assert.DoesNotContain(_emulator.Requests, request => request.Method != "GET");
        }
        finally
        {
            Directory.Delete(_path);
        }
    }

    [Fact]
    public void A_journal_that_cannot_be_written_is_found_out_on_connecting() =>
        Assert.Equal(
            OrgErrorKind.JournalUnavailable,
            Assert.Throws<OrgException>(() => Client(Path.Combine(_path, "no such folder", "j.jsonl"))).Kind
        );

    [Fact]
    public async Task A_connection_that_is_read_only_sends_no_change()
    {
        using IOrgClient client = Client(null, isReadOnly: true);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            ((IFollowerManager)client).FollowAsync(IleDeFrance, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ReadOnlyConnection, error.Kind);
        Assert.Empty(_emulator.Requests);
    }

    [Fact]
    public async Task The_credential_is_never_in_a_journal()
    {
        string secret = _emulator.DefaultSecretOf(OrgProvider.UData);
        using IOrgClient client = Client(_path);
        var change = new OrgChange
        {
            Kind = "Follower",
            Action = "Add",
            Target = "x " + secret,
            After = secret,
        };
        await OperationContext.None.RecordAsync(change, call => ((IFollowerManager)client).FollowAsync(IleDeFrance, call));
        Assert.DoesNotContain(secret, File.ReadAllText(_path), StringComparison.Ordinal);
        Assert.Equal("***", Assert.Single(Read()).After);
    }

    [Fact]
    public async Task Many_write_at_once_and_no_line_is_lost_or_broken()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        // Each with a file of its own, as in a process of its own.
                        var file = new JournalFile(_path);
                        for (int i = 0; i < 50; i++)
                            file.Append(
                                JournalLine.Write(JournalLine.Intent, JournalLine.FieldsOf(new OrgChange { Target = $"{writer}/{i}" }))
                            );
                    })
                )
        );
        Assert.Equal(400, Read().Select(change => change.Target).Distinct().Count());
    }

    [Fact]
    public void After_half_a_line_the_next_one_is_whole_and_the_half_is_told()
    {
        var file = new JournalFile(_path);
        file.Append(JournalLine.Write(JournalLine.Intent, JournalLine.FieldsOf(new OrgChange { Target = "a" })));
        File.AppendAllText(_path, "{\"version\":1,\"type\":\"int");
        file.Append(JournalLine.Write(JournalLine.Intent, JournalLine.FieldsOf(new OrgChange { Target = "b" })));
        var log = new RecordingLog();
        Assert.Equal(["a", "b"], new JournalReader().Read(_path, _ => true, log).Select(change => change.Target));
        Assert.Contains("line 2", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_outcome_is_unknown_and_comes_at_the_end()
    {
        var file = new JournalFile(_path);
        var lost = new OrgChange { Target = "lost" };
        var done = new OrgChange { Target = "done" };
        file.Append(JournalLine.Write(JournalLine.Intent, JournalLine.FieldsOf(lost)));
        file.Append(JournalLine.Write(JournalLine.Intent, JournalLine.FieldsOf(done)));
        file.Append(JournalLine.Write(JournalLine.Outcome, new[] { Pair("id", done.Id), Pair("outcome", ChangeOutcome.Done) }));
        Assert.Equal(["done Done", "lost Unknown"], Read().Select(change => $"{change.Target} {change.Outcome}"));

        static System.Collections.Generic.KeyValuePair<string, object?> Pair(string name, object? value) => new(name, value);
    }

    [Fact]
    public void Something_else_is_no_journal()
    {
        File.WriteAllText(_path, "name,role\nAda,admin\n");
        Assert.Equal(OrgErrorKind.FileError, Assert.Throws<OrgException>(() => Read()).Kind);
    }

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        new JournalFile(_path).Check();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }

    private OrgChange[] Read() => [.. new JournalReader().Read(_path, _ => true, new RecordingLog())];

    private IOrgClient Client(string? journal, bool isReadOnly = false) =>
        new CoreEntry().Connect(
            new ConnectionSettings
            {
                Provider = OrgProvider.UData,
                Name = "test",
                Endpoint = _emulator.EndpointOf(OrgProvider.UData),
                Scheme = AuthScheme.ApiKey,
                Secret = _emulator.DefaultSecretOf(OrgProvider.UData),
                JournalPath = journal,
                IsReadOnly = isReadOnly,
                MaximumRetryCount = 0,
                Transport = _emulator.CreateHandler(),
            }
        );
}
