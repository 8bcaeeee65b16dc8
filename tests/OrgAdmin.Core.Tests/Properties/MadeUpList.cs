using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.Tests.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>A damaged list at a made-up server, and what must hold however often and however far it is carried out.</summary>
internal sealed class MadeUpList
{
    public static readonly string[] Names =
    [
        "ada",
        "adele",
        "adam",
        "bo",
        "basile",
        "mary",
        "marc",
        "chloe",
        "ren\u00e9e",
        "zo\u00e9",
        "jo",
        "max",
    ];

    private readonly MadeUpOrganization _organization = new("o1");
    private readonly MadeUpServer _server;
    private readonly TeamOptions _options;
    private readonly TeamRow[] _rows;
    private readonly string[] _named;
    private readonly bool _isAnyLost;
    private readonly string[] _before;
    private readonly string[] _callers;
    private readonly string? _required;
    private readonly List<string> _done = [];
    private readonly List<(RecordingHost Host, string[] Done)> _runs = [];

    public MadeUpList(
        (int Kind, string Role, Shows Shows, bool HasSecond)[] accounts,
        (int Way, int By, int Person, int Other, string? Role, int Place)[] rows,
        (int Self, int OtherSelf, int TwiceOf, int Required) people,
        (int Percent, int MinimumAdmin) guards
    )
    {
        // Some have the same address as another one.
        string Address(int i) => AddressOf(i == people.TwiceOf ? 0 : i);
        // Where addresses are hidden in part (uData), an account has one.
        bool HasSecond(int i) => accounts[i].HasSecond && accounts[i].Shows == Shows.Whole && accounts[i].Kind > 1;
        for (int i = 0; i < accounts.Length; i++)
        {
            (int kind, string role, Shows shows, bool hasSecond) = accounts[i];
            if (kind > 1)
            {
                string[] own = HasSecond(i) ? [Address(i), SecondOf(i)] : [Address(i)];
                _organization.Members.Add(new MadeUpAccount(IdOf(i), role, own) { Shows = shows });
            }
            else if (kind == 1 && i != people.TwiceOf)
            {
                string status = hasSecond ? "pending" : "refused";
                _organization.With("i" + i, "invitation", status, role, Address(i), hasSecond ? null : IdOf(i));
            }
        }
        Dictionary<string, string> known = Enumerable.Range(0, Names.Length).ToDictionary(IdOf, Address, StringComparer.OrdinalIgnoreCase);
        _server = new MadeUpServer(_organization) { AddressOf = id => known.TryGetValue(id, out string? address) ? address : null };
        _before = [.. _organization.Members.Select(member => member.Id)];
        string? MemberAt(int i) => i >= 0 && _before.Contains(IdOf(i)) ? IdOf(i) : null;
        string?[] selves = [MemberAt(people.Self), MemberAt(people.OtherSelf)];
        _required = MemberAt(people.Required);
        _options = new TeamOptions
        {
            Prune = true,
            Force = true,
            MaximumRemovalPercent = guards.Percent,
            MinimumAdmin = guards.MinimumAdmin,
            RequiredAdmins = _required is null ? [] : [_required],
        };
        DamagedRow[] damaged =
        [
            .. rows.Select(row =>
                DamagedRow.Of(
                    row.Way,
                    row.By,
                    row.Person,
                    row.Other,
                    IdOf,
                    // Of a stranger nobody can tell that the slug and the id are one person's.
                    i => MemberAt(i) is null ? IdOf(i) : "slug-" + IdOf(i),
                    i => row.Place % 4 == 3 && HasSecond(i) ? SecondOf(i) : Address(i)
                )
            ),
        ];
        TeamPlace[] places =
        [
            new("one", "https://api.example.org/v1", new MadeUpRoleClient(_server, selves[0])),
            // Another person's connection to the same address, or to another address of the same server.
            new(
                "other",
                people.OtherSelf % 2 == 0 ? "https://api.example.org/v1" : "https://API.example.org:443/v1/",
                new MadeUpRoleClient(_server, selves[1])
            ),
        ];
        _rows = [.. rows.Select((row, i) => RowOf(i + 1, row, damaged[i], places))];
        // Only a connection that is in the list has a caller who could be locked out.
        _callers = [.. selves.Where((self, i) => self is not null && _rows.Any(row => row.Place == places[i])).OfType<string>()];
        _isAnyLost = damaged.Any(row => row.IsLost);
        // By an address, everybody who has it is named.
        HashSet<string> addresses = [.. damaged.SelectMany(row => row.Addresses)];
        _named =
        [
            .. damaged.SelectMany(row => row.Named).Select(IdOf),
            .. _organization.Members.Where(member => member.Addresses.Any(addresses.Contains)).Select(member => member.Id),
        ];
    }

    /// <summary>How many changes of a kind were made.</summary>
    public int Count(string what) => _done.Count(done => done.StartsWith("o1: " + what, StringComparison.Ordinal));

    /// <summary>The rows, and what each run told and did.</summary>
    public string Story() =>
        string.Join(
            "\n",
            _rows
                .Select(row => $"row {row.Number} {row.Place?.Name} {row.OrganizationId} | {row.Email} | {row.UserId} | {row.Role}")
                .Prepend(
                    $"callers {string.Join(" ", _callers)}, must {_required}, {_options.MinimumAdmin}, {_options.MaximumRemovalPercent}"
                )
                .Concat(
                    _organization.Members.Select(member => $"at the end {member.Id} {member.Role} {member.Addresses[0]} {member.Shows}")
                )
                .Concat(_runs.SelectMany(run => (string[])["--- run", .. run.Host.Warnings, .. run.Host.Told, .. run.Done]))
        );

    /// <summary>Carries the list out at a server that fails once, for somebody who agrees to a part of it.</summary>
    public void Carry((int At, int Kind, int Agreed, bool Stops) trouble)
    {
        int asked = 0,
            questions = 0,
            changes = 0;
        _server.Fails = _ => ++asked == trouble.At && trouble.Kind < 5 ? Failure(trouble.Kind) : null;
        var host = new RecordingHost
        {
            StopsAtError = trouble.Stops,
            Agrees = _ => trouble.Agreed == -1 || ((trouble.Agreed >> (questions++ % 31)) & 1) == 1,
        };
        Sync(
            host,
            () =>
            {
                // Done, and the answer is lost.
                if (trouble.Kind == 5 && ++changes == trouble.At % 4)
                    throw new OrgException(OrgErrorKind.Timeout, "no answer");
            }
        );
        Assert.Equal(RowsOf(host).Distinct().OrderBy(row => row), RowsOf(host));
    }

    /// <summary>Carries it out again and again, undisturbed: after a run in which nothing failed there is nothing to do.</summary>
    public void CarryToItsEnd()
    {
        _server.Fails = _ => null;
        bool isDone = false;
        // What fails in one run may make room for the next one; no list needs more than this.
        for (int run = 0; run < 4; run++)
        {
            int before = _done.Count;
            var host = new RecordingHost();
            Sync(host, () => { });
            // Each row ends once, in the order of the input.
            Assert.Equal(_rows.Select(row => row.Number), RowsOf(host));
            if (_done.Count == before)
                return;
            Assert.False(isDone, "nothing had failed, and still there was something to do");
            isDone =
                host.Errors.Count == 0
                && !host.Results.Exists(result => result.Outcome == SyncOutcome.AlreadyMember)
                // Two connections may want different roles of one person: which one is there, the second one cannot see at first.
                && !host.Warnings.Exists(warning => warning.Contains("it is not shown which role"));
        }
        Assert.Fail("the list never comes to its end");
    }

    private void Sync(RecordingHost host, Action afterChange)
    {
        int members = _organization.Members.Count;
        int least = Math.Min(_options.MinimumAdmin, _organization.Members.Count(member => member.Role == "admin"));
        bool wasRequired = _required is not null && _organization.Member(_required)!.Role == "admin";
        _server.AfterChange = () =>
        {
            Assert.True(_organization.Members.Count(member => member.Role == "admin") >= least, "too few admins are left");
            Assert.True(!wasRequired || _organization.Member(_required!)?.Role == "admin", "a required admin is none");
            afterChange();
        };
        try
        {
            new TeamDirectory().SyncAsync(_rows, _options, host, OperationContext.None).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is OrgException or OperationCanceledException)
        {
            // What ends a run is not what this is about.
        }
        string[] done = [.. _server.Done];
        _server.Done.Clear();
        _done.AddRange(done);
        _runs.Add((host, done));
        string[] removed =
        [
            .. done.Where(change => change.StartsWith("o1: remove ", StringComparison.Ordinal)).Select(change => change.Substring(11)),
        ];
        string[] changed =
        [
            .. done.Where(change => change.StartsWith("o1: role ", StringComparison.Ordinal)).Select(change => change.Split(' ')[2]),
        ];
        Assert.Empty(removed.Intersect(_named));
        Assert.Empty(_before.Intersect(_named).Except(_organization.Members.Select(member => member.Id)));
        Assert.Empty(changed.Except(_named));
        Assert.Empty(removed.Intersect(_callers));
        Assert.True(
            removed.Length <= 2 || removed.Length * 100 <= members * _options.MaximumRemovalPercent,
            $"{removed.Length} of {members} were removed"
        );
        if (_isAnyLost)
            Assert.Empty(removed);
    }

    private static TeamRow RowOf(
        int number,
        (int Way, int By, int Person, int Other, string? Role, int Place) row,
        DamagedRow damaged,
        TeamPlace[] places
    )
    {
        string[] organizations = ["o1", "slug-o1", "O1", " o1 "];
        return new TeamRow
        {
            Number = number,
            Place = damaged.IsLost && row.Place == 1 ? null : places[row.Place == 19 ? 1 : 0],
            OrganizationId = damaged.IsLost && row.Place == 2 ? null : organizations[row.Place % 4],
            Email = damaged.Email,
            UserId = damaged.UserId,
            // Two addresses may be two servers with copies of one organization, which have roles of their own.
            Role = row.Place == 19 ? null : row.Role,
            Problem = damaged.IsLost && row.Place is not (1 or 2) ? new OrgException(OrgErrorKind.InvalidValue, "a cell is missing") : null,
        };
    }

    private static long[] RowsOf(RecordingHost host) => [.. host.Results.Select(result => result.Row).OfType<long>()];

    private static OrgException Failure(int kind) =>
        kind switch
        {
            0 => new OrgException(OrgErrorKind.ServerError, "down"),
            1 => new OrgException(OrgErrorKind.Timeout, "slow"),
            2 => new OrgException(OrgErrorKind.Unauthorized, "who?"),
            3 => new OrgException(OrgErrorKind.ValidationFailed, "no"),
            _ => throw new OperationCanceledException(),
        };

    private static string IdOf(int i) => "u" + i;

    private static string AddressOf(int i) => Names[i] + (i % 3 == 2 ? "@b\u00fccher.example" : "@example.org");

    private static string SecondOf(int i) => $"second.{Names[i]}@example.net";
}
