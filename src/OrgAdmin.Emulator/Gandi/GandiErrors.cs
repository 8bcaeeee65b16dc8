using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Gandi's two forms of an error: one for a request as a whole, one for its fields.</summary>
internal static class GandiErrors
{
    public static Refusal Unauthorized() =>
        Whole(
            401,
            "The server could not verify that you authorized to access the document you requested. Either you supplied the wrong "
                + "credentials (e.g., bad api key), or your access token has expired",
            "HTTPUnauthorized",
            "Unauthorized"
        );

    public static Refusal Forbidden() => Whole(403, "Access was denied to this resource.", "HTTPForbidden", "Forbidden");

    public static Refusal NotFound() => Whole(404, "The resource could not be found.", "HTTPNotFound", "Not Found");

    public static Refusal MethodNotAllowed() =>
        Whole(405, "The method is not allowed for this resource.", "HTTPMethodNotAllowed", "Method Not Allowed");

    public static Refusal UnsupportedMediaType() =>
        Whole(415, "The content type must be application/json.", "HTTPUnsupportedMediaType", "Unsupported Media Type");

    public static Refusal ServerError() => Whole(500, "The server has failed.", "HTTPInternalServerError", "Internal Server Error");

    /// <summary>What is wrong with the fields of a body.</summary>
    public static Refusal Body(IEnumerable<(string Field, string Problem)> problems) => Fields("body", problems);

    /// <summary>What is wrong with a parameter of the query.</summary>
    public static Refusal Query(string parameter, string problem) => Fields("querystring", [(parameter, problem)]);

    private static Refusal Fields(string location, IEnumerable<(string Field, string Problem)> problems) =>
        new(
            ApiAnswer.Json(
                400,
                new JsonObject
                {
                    ["status"] = "error",
                    ["errors"] = new JsonArray([
                        .. problems.Select(problem => new JsonObject
                        {
                            ["location"] = location,
                            ["name"] = problem.Field,
                            ["description"] = problem.Problem,
                        }),
                    ]),
                }
            )
        );

    private static Refusal Whole(int status, string message, string @object, string cause) =>
        new(
            ApiAnswer.Json(
                status,
                new JsonObject
                {
                    ["code"] = status,
                    ["message"] = message,
                    ["object"] = @object,
                    ["cause"] = cause,
                }
            )
        );
}
