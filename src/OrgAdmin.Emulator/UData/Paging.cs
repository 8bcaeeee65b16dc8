using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Pages: 20 items unless asked, any size if asked, and 404 past the end.</summary>
internal static class Paging
{
    /// <summary>The page that a request asks for, cut out of a whole list. An item without a view is left out of its page.</summary>
    public static JsonObject Page<T>(UDataRequest request, IReadOnlyList<T> items, Func<T, JsonNode?> view, int standardSize = 20)
    {
        (int page, int size) = Bounds(request, standardSize);
        long start = (long)(page - 1) * size;
        if (start >= items.Count && page != 1)
            throw request.NotFound();
        var data = new JsonArray();
        foreach (T item in items.Skip((int)start).Take(size))
        {
            if (view(item) is { } shown)
                data.Add(shown);
        }
        return new JsonObject
        {
            ["data"] = data,
            ["page"] = page,
            ["page_size"] = size,
            ["total"] = items.Count,
            ["next_page"] = start + size < items.Count ? Link(request, page + 1) : null,
            ["previous_page"] = page > 1 ? Link(request, page - 1) : null,
        };
    }

    /// <summary>
    /// Number and size of the page asked for. Since 17.0.3 the parser wants them positive; before, the list itself answered 404.
    /// </summary>
    public static (int Page, int Size) Bounds(UDataRequest request, int standardSize)
    {
        int page = Positive(request, "page", 1, "The page to fetch", "The page to display");
        int size = Positive(request, "page_size", standardSize, "The page size to fetch", "The page size");
        return page > 0 && size > 0 ? (page, size) : throw request.NotFound();
    }

    private static int Positive(UDataRequest request, string argument, int standard, string help, string formerHelp)
    {
        if (!request.IsCurrent)
            return request.Number(argument, standard, formerHelp);
        string? text = request.Call.Query(argument);
        if (text is null)
            return standard;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            throw Abort.Argument(argument, $"{help} {text} is not a valid integer");
        return number > 0
            ? number
            : throw Abort.Argument(argument, $"{help} Invalid {argument}: {number}. {argument} must be a positive integer");
    }

    // An absolute address with all the other arguments as they came.
    private static string Link(UDataRequest request, int page)
    {
        List<string> pairs =
        [
            .. request.Call.QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Where(pair => pair.Split('=')[0] != "page"),
            "page=" + page.ToString(CultureInfo.InvariantCulture),
        ];
        return $"{request.Call.Root}{request.Call.Path}?{string.Join("&", pairs)}";
    }
}
