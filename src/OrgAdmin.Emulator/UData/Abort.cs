using System;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// Ends a call with an answer, as Flask's <c>abort</c> does. uData checks in a fixed order and stops at the first thing wrong;
/// leaving this way lets every route read in that order.
/// </summary>
internal sealed class Abort(ApiAnswer answer) : Exception($"The emulated uData answers {answer.Status}.")
{
    private const string NotFoundText =
        "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.";

    public ApiAnswer Answer { get; } = answer;

    /// <summary><c>{"message": …}</c>.</summary>
    public static Abort With(int status, string message) => new(ApiAnswer.Json(status, new JsonObject { ["message"] = message }));

    /// <summary>A field that the model refuses: text, and the same text as the message. Both generations answer this way.</summary>
    public static Abort Field(string field, string message) =>
        new(
            ApiAnswer.Json(
                400,
                new JsonObject
                {
                    ["errors"] = new JsonObject { [field] = message },
                    ["message"] = message,
                }
            )
        );

    /// <summary>Something that the model refuses without naming a field.</summary>
    public static Abort Without(string message) =>
        new(ApiAnswer.Json(400, new JsonObject { ["errors"] = new JsonObject(), ["message"] = message }));

    /// <summary>An argument of the query that the parser refuses.</summary>
    public static Abort Argument(string argument, string message) =>
        new(
            ApiAnswer.Json(
                400,
                new JsonObject
                {
                    ["errors"] = new JsonObject { [argument] = message },
                    ["message"] = "Input payload validation failed",
                }
            )
        );

    /// <summary>Errors alone, without a message: what 16.2's forms answer.</summary>
    public static Abort Errors(JsonObject errors) => new(ApiAnswer.Json(400, new JsonObject { ["errors"] = errors }));

    public static Abort Unauthorized(string? message = null)
    {
        ApiAnswer answer = ApiAnswer.Json(
            401,
            new JsonObject
            {
                ["message"] =
                    message
                    ?? "The server could not verify that you are authorized to access the URL requested. "
                        + "You either supplied the wrong credentials (e.g. a bad password), or your "
                        + "browser doesn't understand how to supply the credentials required.",
            }
        );
        return new Abort(answer.With("WWW-Authenticate", "Bearer realm=\"uData\""));
    }

    public static Abort Forbidden() => With(403, "You do not have the permission to modify that object.");

    public static Abort Gone() => With(410, "Organization has been deleted");

    /// <summary>What a handler that trusts its input too much answers.</summary>
    public static Abort Crash() => With(500, "Internal Server Error");

    /// <summary>A route is here, and what it names is not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="meant">The rule that flask-restx suggests.</param>
    public static Abort NotFound(ApiCall call, string meant) =>
        AsPage(call) ?? With(404, $"{NotFoundText} You have requested this URI [{call.Path}] but did you mean {meant} ?");

    /// <summary>No route is here, so the site answers instead of the API.</summary>
    public static Abort NoPage(ApiCall call) =>
        AsPage(call) ?? new Abort(ApiAnswer.Json(404, new JsonObject { ["error"] = NotFoundText, ["status"] = 404 }));

    private static Abort? AsPage(ApiCall call) =>
        PrefersHtml(call.Header("Accept"))
            ? new Abort(
                ApiAnswer.Text(
                    404,
                    $"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>{NotFoundText}</p>\n",
                    "text/html; charset=utf-8"
                )
            )
            : null;

    private static bool PrefersHtml(string? accept)
    {
        int html = accept?.IndexOf("text/html", StringComparison.OrdinalIgnoreCase) ?? -1;
        int json = accept?.IndexOf("application/json", StringComparison.OrdinalIgnoreCase) ?? -1;
        return html >= 0 && (json < 0 || html < json);
    }
}
