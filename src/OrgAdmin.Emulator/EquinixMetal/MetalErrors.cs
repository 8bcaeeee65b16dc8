using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Equinix Metal's two forms of an error: one text, or a list of what is wrong with a body.</summary>
internal static class MetalErrors
{
    public static Refusal With(int status, string text) => new(ApiAnswer.Json(status, new JsonObject { ["error"] = text }));

    public static Refusal NotFound() => With(404, "Not found");

    /// <summary>403, with what the user may not do.</summary>
    public static Refusal NotAuthorizedTo(string what) => With(403, "You are not authorized to " + what);

    public static Refusal Invalid(IEnumerable<string> problems) =>
        new(ApiAnswer.Json(422, new JsonObject { ["errors"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem)]) }));
}
