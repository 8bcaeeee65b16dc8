using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Pages: ten items unless asked, and links to the other pages.</summary>
internal static class Paging
{
    private const int StandardSize = 10;
    private const int LargestSize = 1000;
    private const int LastPage = 100_000;

    /// <summary>One page of a list under the name of what it holds, and where the list stands.</summary>
    public static ApiAnswer Page<T>(MetalRequest request, string name, IReadOnlyList<T> items, Func<T, JsonNode> show)
    {
        // What a page past the end looks like is documented nowhere; an empty list is likeliest.
        int page = Number(request.Call, "page", 1, LastPage),
            size = Number(request.Call, "per_page", StandardSize, LargestSize);
        int last = Math.Max(1, (items.Count + size - 1) / size);
        var meta = new JsonObject { ["first"] = Link.To(PathOf(request.Call, 1)) };
        // The first page has no previous one, and the last no next: the key is not there.
        if (page > 1)
            meta["previous"] = Link.To(PathOf(request.Call, page - 1));
        meta["self"] = Link.To(PathOf(request.Call, page));
        if (page < last)
            meta["next"] = Link.To(PathOf(request.Call, page + 1));
        meta["last"] = Link.To(PathOf(request.Call, last));
        meta["total"] = items.Count;
        meta["current_page"] = page;
        meta["last_page"] = last;
        return ApiAnswer.Json(
            200,
            new JsonObject { [name] = new JsonArray([.. items.Skip((page - 1) * size).Take(size).Select(show)]), ["meta"] = meta }
        );
    }

    private static string PathOf(ApiCall call, int page)
    {
        IEnumerable<string> kept = call
            .QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal));
        return call.Path + "?" + string.Join("&", [.. kept, "page=" + page.ToString(CultureInfo.InvariantCulture)]);
    }

    private static int Number(ApiCall call, string parameter, int standard, int most) =>
        int.TryParse(call.Query(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? Math.Min(number, most)
            : standard;
}
