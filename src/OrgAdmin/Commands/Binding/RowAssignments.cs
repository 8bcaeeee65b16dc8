using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Commands.Binding;

/// <summary>Reads what a partial editor may edit, in every form that people have it in.</summary>
internal static class RowAssignments
{
    private static readonly string[] Classes = ["Dataset", "Dataservice", "Reuse"];

    /// <summary>The objects, each once; null if the row says nothing of them.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: one of them lacks its class or its id.</exception>
    public static IReadOnlyList<AssignmentReference>? Of(Row row, string parameter)
    {
        // An empty cell says nothing; an empty list says that there are none.
        if (!row.Has(parameter) || row.Value(parameter) is not { } value || (value is string blank && string.IsNullOrWhiteSpace(blank)))
            return null;
        IEnumerable<object?> items = value switch
        {
            string text => text.Split([';'], StringSplitOptions.RemoveEmptyEntries),
            IDictionary => [value],
            IEnumerable list => list.Cast<object?>(),
            _ => [value],
        };
        // Servers answer 500 to the same object twice, after they have taken the others away.
        return
        [
            .. items
                .Select(item => One(row, parameter, item))
                .GroupBy(reference => (reference.Class.ToLowerInvariant(), reference.Id.ToLowerInvariant()))
                .Select(same => same.First()),
        ];
    }

    private static AssignmentReference One(Row row, string parameter, object? item)
    {
        (string? kind, string? id) = RowSource.Of(item) switch
        {
            { Value: AssignmentReference known } => (known.Class, known.Id),
            { IsScalar: true, Value: string text } when text.IndexOf(':') > 0 => (
                text.Substring(0, text.IndexOf(':')),
                text.Substring(text.IndexOf(':') + 1)
            ),
            { Kind: nameof(OrganizationDataset) } dataset => ("Dataset", dataset.Text("Id")),
            { Kind: nameof(OrganizationReuse) } reuse => ("Reuse", reuse.Text("Id")),
            { Kind: nameof(OrganizationDataservice) } service => ("Dataservice", service.Text("Id")),
            // What Get-MemberAssignment outputs has an id of its own, and that of the object as SubjectId.
            { IsScalar: false } other => (other.Text("Class"), other.Text("SubjectId") ?? other.Text("Id")),
            _ => (null, null),
        };
        if (string.IsNullOrWhiteSpace(kind) || string.IsNullOrWhiteSpace(id))
            throw row.Invalid(
                parameter,
                "has an assignment without a class or an id. It looks like @{ class = 'Dataset'; id = '…' }, or Dataset:<id>"
                    + (RowSource.Of(item) is { IsScalar: false } odd ? $"; this one has {string.Join(", ", odd.ColumnNames)}" : "")
            );
        kind = kind!.Trim();
        // The server knows its classes in one writing only.
        string written = Array.Find(Classes, known => string.Equals(known, kind, StringComparison.OrdinalIgnoreCase)) ?? kind;
        return new AssignmentReference { Class = written, Id = id!.Trim() };
    }
}
