using System.Globalization;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Opt-outs, as Munch shows them.</summary>
internal static class OptOutJson
{
    public static JsonObject Whole(MunchOptOutRecord optOut) =>
        new()
        {
            ["identifier"] = optOut.Identifier,
            ["address"] = optOut.Address,
            ["creation_date"] = optOut.CreationDate.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["origin"] = optOut.Origin,
        };
}
