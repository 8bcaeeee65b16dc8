using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The framework's forms of an error, in the language that a call asks for.</summary>
internal sealed class MunchErrors(ApiCall call)
{
    /// <summary>True if the caller is answered in French.</summary>
    public bool IsFrench { get; } = MunchMessages.WantsFrench(call.Header("Accept-Language"));

    public Refusal NotFound() => Detail(404, "Not found.");

    public Refusal Unauthorized(string message = "Authentication credentials were not provided.")
    {
        Refusal refusal = Detail(401, message);
        refusal.Answer.With("WWW-Authenticate", "Basic realm=\"api\"");
        return refusal;
    }

    public Refusal Forbidden() => Detail(403, "You do not have permission to perform this action.");

    /// <summary>What is wrong with a request as a whole.</summary>
    public Refusal Detail(int status, string message, params object[] values) =>
        new(ApiAnswer.Json(status, new JsonObject { ["detail"] = MunchMessages.Get(IsFrench, message, values) }));

    /// <summary>What is wrong with a body as a whole.</summary>
    public Refusal NonField(string message, params object[] values) =>
        Fields(new JsonObject { ["non_field_errors"] = new JsonArray(MunchMessages.Get(IsFrench, message, values)) });

    /// <summary>What is wrong with the fields of a body.</summary>
    public static Refusal Fields(JsonObject problems) => new(ApiAnswer.Json(400, problems));
}
