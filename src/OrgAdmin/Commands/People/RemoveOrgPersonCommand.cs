using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Loading;
using OrgAdmin.People;
using OrgAdmin.Sessions;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>
/// Takes people out of everything: a successor becomes admin where the last one goes, then invitations are taken back, requests are
/// declined, and memberships end. The same line again does nothing.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove,
    "OrgPerson",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-OrgPerson.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrgPersonCommand : PersonCmdlet
{
    private readonly List<OrgPersonPlace> _places = [];

    /// <summary>The address of who becomes an administrator where the person is the last one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Successor { get; set; }

    /// <summary>Take those out as well who may be somebody else: of whose address only a part is shown, or only the name fits.</summary>
    [Parameter]
    public SwitchParameter IncludePossible { get; set; }

    /// <summary>Output what was done, one change each.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Do not ask. The last administrator and the user of the connection stay all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    // ConfirmImpact.High asks for every change already.
    private protected override bool ConfirmsRemovals => false;

    private protected override bool WritesChanges => PassThru;

    private protected override void Take(OrgPersonPlace place) => _places.Add(place);

    // A place is what it says and nothing more, also after it went through a file where somebody struck out others.
    private protected override bool TakeRow(Row row)
    {
        if (row.Source is OrgPersonPlace place)
        {
            _places.Add(place);
            return true;
        }
        if (RowSource.Of(row.Source) is not { IsScalar: false } source || !IsPlace(source))
            return false;
        _places.Add(
            new OrgPersonPlace
            {
                Service = ServiceOf(row, source),
                Connection = source.Text("Connection")!.Trim(),
                Endpoint = source.Text("Endpoint")?.Trim(),
                Person = source.Text("Person") ?? source.Text("Email") ?? source.Text("UserId") ?? "",
                Email = source.Text("Email"),
                UserId = source.Text("UserId")?.Trim(),
                Id = source.Text("Id")?.Trim(),
                OrganizationId = source.Text("OrganizationId")!.Trim(),
                OrganizationName = source.Text("OrganizationName"),
                Kind = source.Text("Kind")!.Trim(),
                Match = source.Text("Match")!.Trim(),
            }
        );
        return true;
    }

    private protected override void End()
    {
        if (_places.Count == 0)
        {
            WriteVerbose("Nothing is to be done: no such place was found.");
            return;
        }
        IReadOnlyList<TeamPlace> places = Places();
        RefuseReadOnly(places.Where(place => _places.Exists(found => IgnoringCase.Same(found.Connection, place.Name))));
        var options = new PersonRemovalOptions
        {
            Successor = Successor,
            IncludePossible = IncludePossible,
            Identities = Identities,
        };
        Await(Engine.Core.People.RemoveAsync(_places, options, places, this, Context));
    }

    // Without the column, the connection of that name is meant, whatever it leads to.
    private static OrgProvider ServiceOf(Row row, RowSource source)
    {
        string? said = source.Text("Provider")?.Trim();
        if (string.IsNullOrEmpty(said))
            return ConnectionTable.Current.Find(source.Text("Connection")!.Trim())?.Service ?? default;
        foreach (OrgProvider provider in Enum.GetValues(typeof(OrgProvider)))
        {
            if (IgnoringCase.Same(provider.ToString(), said))
                return provider;
        }
        throw row.Invalid("Provider", $"'{said}' is no provider");
    }

    private static bool IsPlace(RowSource source) =>
        new[] { "Connection", "OrganizationId", "Kind", "Match" }.All(name => !string.IsNullOrWhiteSpace(source.Text(name)));
}
