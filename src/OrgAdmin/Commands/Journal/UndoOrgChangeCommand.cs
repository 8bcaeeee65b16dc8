using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Sessions;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>Puts changes back, as far as anything does. The newest one is put back first.</summary>
[Cmdlet(
    VerbsCommon.Undo,
    "OrgChange",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Undo-OrgChange.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class UndoOrgChangeCommand : StateCmdlet
{
    private readonly List<OrgChange> _changes = [];
    private readonly List<OrgChange> _previewed = [];

    /// <summary>The changes, as Get-OrgChange, a plan, or -PassThru of a cmdlet output them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public OrgChange[] InputObject { get; set; } = [];

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    // ConfirmImpact.High asks for every change already.
    private protected override bool ConfirmsRemovals => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _changes.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // What was done last hides what was done before.
        foreach (OrgChange change in _changes.OrderByDescending(change => change.Time))
        {
            Guard(
                change,
                () =>
                {
                    Await(States.UndoAsync(change, _previewed, PlaceOf(change), this, Context));
                    if (Preferences.IsWhatIf)
                        _previewed.Add(change);
                }
            );
        }
    }

    private TeamPlace PlaceOf(OrgChange change)
    {
        // The change's own connection decides; -Connection is another way to the same place, such as after a new token.
        string name = Connection is null ? change.Connection : Places(otherwise: null).First().Name;
        OrgConnection connection =
            ConnectionTable.Current.Find(name) ?? throw ConnectionChoice.NotConnected($"No open connection is named '{name}'.");
        bool isSame =
            string.Equals(connection.Provider, change.Provider, StringComparison.OrdinalIgnoreCase)
            && (change.Endpoint is null || IsSamePlace(connection, change.Endpoint));
        if (!isSame)
            throw new OrgException(
                OrgErrorKind.ConnectionChanged,
                DisplayText.Of(
                    $"It was made at {change.Endpoint ?? change.Provider}, and connection '{connection.Name}' leads to {connection.Place} "
                        + "now. Nothing was sent."
                )
            );
        connection.RefuseChange();
        return new TeamPlace(
            connection.Name,
            connection.Place,
            LiveConnections.Find(connection)?.Client ?? throw ConnectionChoice.NotConnected($"Connection '{connection}' has been closed.")
        );
    }

    // A journal has the endpoint as an address; of an emulated world, which ends with its process, it has no more.
    private static bool IsSamePlace(OrgConnection connection, string endpoint) =>
        string.Equals(connection.Place, endpoint, StringComparison.OrdinalIgnoreCase)
        || string.Equals(connection.Endpoint.AbsoluteUri.TrimEnd('/'), endpoint, StringComparison.OrdinalIgnoreCase);
}
