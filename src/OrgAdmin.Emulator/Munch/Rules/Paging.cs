using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Pages: 50 items unless asked, the last one by its name, and 404 past the end.</summary>
internal static class Paging
{
    private const int StandardSize = 50;
    private const int LargestSize = 1000;

    public static ApiAnswer Page<T>(MunchRequest request, IReadOnlyList<T> items, Func<T, JsonNode> show)
    {
        int size =
            int.TryParse(request.Call.Query("page_size"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0
                ? Math.Min(asked, LargestSize)
                : StandardSize;
        int pages = (items.Count + size - 1) / size;
        int page = Number(request, Math.Max(1, pages));
        return ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["count"] = items.Count,
                ["next"] = page < pages ? AddressOf(request.Call, page + 1) : null,
                ["previous"] = page > 1 ? AddressOf(request.Call, page - 1) : null,
                ["page_count"] = pages,
                ["results"] = new JsonArray([.. items.Skip((page - 1) * size).Take(size).Select(show)]),
            }
        );
    }

    private static int Number(MunchRequest request, int last)
    {
        string wanted = request.Call.Query("page") ?? "1";
        if (wanted == "last")
            return last;
        bool isThere = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page >= 1 && page <= last;
        return isThere ? page : throw request.Errors.Detail(404, "Invalid page.");
    }

    private static string AddressOf(ApiCall call, int page)
    {
        IEnumerable<string> rest = call
            .QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal));
        string query = string.Join("&", page == 1 ? rest : [.. rest, "page=" + page.ToString(CultureInfo.InvariantCulture)]);
        return call.Root + call.Path + (query.Length == 0 ? "" : "?" + query);
    }
}
