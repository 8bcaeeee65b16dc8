using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.State.Plans;

/// <summary>What puts a change back, as far as anything does.</summary>
internal static class ChangeReversal
{
    /// <summary>The changes that put one back; one for each field of an organization.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.OperationNotSupported"/>: nothing does; the message says why.</exception>
    public static IReadOnlyList<OrgChange> Of(OrgChange change) =>
        (change.Kind, change.Action) switch
        {
            ("Organization", "Change") => Fields(change),
            ("Organization", "Add") when change.OrganizationId.Length > 0 => [With(change, "Organization", "Remove", change.After, null)],
            ("Member", "Change") when change.Before is not null => [With(change, "Member", "Change", change.After, change.Before)],
            // Nobody can be made a member against their will: they are invited again.
            ("Member", "Remove") => [With(change, "Invitation", "Add", null, change.Before)],
            ("Invitation", "Add") => [With(change, "Invitation", "Remove", change.After, null)],
            ("Invitation", "Remove") => [With(change, "Invitation", "Add", null, change.Before)],
            ("Badge" or "Follower", "Add") => [With(change, change.Kind, "Remove", change.After, null)],
            ("Badge" or "Follower", "Remove") => [With(change, change.Kind, "Add", null, change.Before)],
            ("Contact", "Change" or "Remove") when change.Before is not null =>
            [
                With(change, "Contact", change.Action == "Remove" ? "Add" : "Change", change.After, change.Before),
            ],
            ("Assignment", "Change") when change.Before is not null => [With(change, "Assignment", "Change", change.After, change.Before)],
            _ => throw new OrgException(OrgErrorKind.OperationNotSupported, DisplayText.Of(WhyNot(change))),
        };

    private static string WhyNot(OrgChange change)
    {
        string what = $"'{change.Action} {change.Kind} {change.Target}' cannot be put back";
        return (change.Kind, change.Action) switch
        {
            ("Organization", "Remove") => $"{what}: no API brings a deleted organization back.",
            ("Organization", _) => $"{what}: the journal does not say which organization it became.",
            ("Request", "Approve") => $"{what}: the person is a member now. Remove-OrganizationMember takes that away.",
            ("Request", "Remove") => $"{what}: the person has to ask again.",
            ("Request", _) => $"{what}: no API takes it back.",
            ("Customer", _) => $"{what}: an order of a customer is final.",
            ("Child", _) => $"{what}: remove the organization by its id, with Remove-Organization.",
            ("Member" or "Assignment", "Change") => $"{what}: the journal does not say what it was before.",
            _ => $"{what}: it was a request of its own, and what undoes it is not known.",
        };
    }

    private static OrgChange[] Fields(OrgChange change)
    {
        if (change.Property == nameof(OrganizationInput.Logo))
            throw new OrgException(
                OrgErrorKind.OperationNotSupported,
                DisplayText.Of($"'Change Organization {change.Target}' cannot be put back: the journal keeps no pictures.")
            );
        if (change.Property is { } property)
            return [With(change, "Organization", "Change", change.After, change.Before, property)];
        if (change.Before is not IDictionary<string, object?> before || change.After is not IDictionary<string, object?> after)
            throw new OrgException(
                OrgErrorKind.OperationNotSupported,
                DisplayText.Of($"'Change Organization {change.Target}' cannot be put back: the journal does not say what it was before.")
            );
        return
        [
            .. after
                .Keys.Where(field => field != nameof(OrganizationInput.Logo))
                .Select(field =>
                    With(change, "Organization", "Change", after[field], before.TryGetValue(field, out object? was) ? was : null, field)
                ),
        ];
    }

    private static OrgChange With(OrgChange change, string kind, string action, object? before, object? after, string? property = null) =>
        new()
        {
            Provider = change.Provider,
            Connection = change.Connection,
            Endpoint = change.Endpoint,
            OrganizationId = change.OrganizationId,
            OrganizationName = change.OrganizationName,
            Kind = kind,
            Action = action,
            Target = change.Target,
            UserId = change.UserId,
            Email = change.Email,
            Property = property ?? (action == "Change" ? change.Property : null),
            Before = before,
            After = after,
        };
}
