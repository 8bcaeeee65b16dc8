using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Who wants no more mail from an organization.</summary>
internal static class OptOutRoutes
{
    public static void Map(MunchApi api) => api.Map("GET /organizations/{id}/opt_outs/", List);

    private static ApiAnswer List(MunchRequest request)
    {
        MunchOrganizationRecord organization = request.SeenOrganization;
        ApiCall call = request.Call;
        IEnumerable<MunchOptOutRecord> found = request.World.OptOuts.Where(optOut => optOut.Organization == organization.Id);
        if (call.Query("address") is { Length: > 0 } address)
            found = found.Where(optOut => optOut.Address == address);
        if (call.Query("origin") is { Length: > 0 } origin)
            found = found.Where(optOut => optOut.Origin == origin);
        if (call.Query("identifier") is { Length: > 0 } identifier)
            found = found.Where(optOut => optOut.Identifier == identifier);
        if (call.Query("creation_date") is { Length: > 0 } text)
            found = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
                ? found.Where(optOut => optOut.CreationDate == date)
                : [];
        return Paging.Page(request, [.. Sorted(found, call.Query("ordering"))], OptOutJson.Whole);
    }

    private static IEnumerable<MunchOptOutRecord> Sorted(IEnumerable<MunchOptOutRecord> found, string? ordering) =>
        ordering switch
        {
            "creation_date" => found.OrderBy(optOut => optOut.CreationDate),
            "-creation_date" => found.OrderByDescending(optOut => optOut.CreationDate),
            "origin" => found.OrderBy(optOut => optOut.Origin, StringComparer.Ordinal),
            "-origin" => found.OrderByDescending(optOut => optOut.Origin, StringComparer.Ordinal),
            "identifier" => found.OrderBy(optOut => optOut.Identifier, StringComparer.Ordinal),
            "-identifier" => found.OrderByDescending(optOut => optOut.Identifier, StringComparer.Ordinal),
            "-address" => found.OrderByDescending(optOut => optOut.Address, StringComparer.Ordinal),
            // Whatever else is asked for.
            _ => found.OrderBy(optOut => optOut.Address, StringComparer.Ordinal),
        };
}
