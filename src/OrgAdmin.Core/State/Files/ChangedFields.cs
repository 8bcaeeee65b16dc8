using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.State.Files;

/// <summary>The fields that a change carries: made just now, or read from a plan or a journal.</summary>
internal static class ChangedFields
{
    public static Dictionary<string, string> Of(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, string> made => made.ToDictionary(field => field.Key, field => field.Value),
            IDictionary<string, object?> read => read.ToDictionary(field => field.Key, field => field.Value?.ToString() ?? ""),
            _ => [],
        };
}
