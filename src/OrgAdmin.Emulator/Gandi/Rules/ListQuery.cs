using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>
/// What a query asks of a list. Pages are not in the document of these routes; they are those of Gandi's others: all of it unless
/// asked, nothing past the end.
/// </summary>
internal sealed class ListQuery(ApiCall call)
{
    private const int StandardSize = 100;

    private static readonly string[] SortFields = ["name", "type", "id"];

    /// <summary>The field to sort by.</summary>
    public string SortField => Choice("sort_by", SortFields) ?? "name";

    /// <summary>A parameter out of a fixed set; null if it is not there.</summary>
    public string? Choice(string parameter, string[] choices)
    {
        string? value = call.Query(parameter);
        return value is null || choices.Contains(value)
            ? value
            : throw GandiErrors.Query(parameter, $"\"{value}\" is not one of {string.Join(", ", choices)}");
    }

    public IEnumerable<T> Sorted<T>(IEnumerable<T> items, string field)
        where T : IGandiRecord =>
        items.OrderBy(
            item =>
                field switch
                {
                    "type" => item.Type,
                    "id" => item.Id,
                    _ => item.Name,
                },
            StringComparer.Ordinal
        );

    /// <summary>The list, or the page of it that is asked for.</summary>
    public ApiAnswer Answer<T>(IReadOnlyList<T> items, Func<T, JsonNode> show)
    {
        if (call.Query("page") is null && call.Query("per_page") is null)
            return Listed(items, show);
        int page = Positive("page", 1),
            size = Positive("per_page", StandardSize);
        long start = (page - 1L) * size;
        return Listed(start < items.Count ? items.Skip((int)start).Take(size) : [], show)
            .With("Total-Count", items.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static ApiAnswer Listed<T>(IEnumerable<T> items, Func<T, JsonNode> show) =>
        ApiAnswer.Json(200, new JsonArray([.. items.Select(show)]));

    private int Positive(string parameter, int standard)
    {
        if (call.Query(parameter) is not { } text)
            return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw GandiErrors.Query(parameter, "Not a positive integer");
    }
}
