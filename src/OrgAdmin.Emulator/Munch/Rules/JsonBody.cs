using System;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The body of a request: JSON, and an object.</summary>
internal static class JsonBody
{
    public static JsonObject Read(ApiCall call, MunchErrors errors)
    {
        if (call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw errors.Detail(415, "Unsupported media type \"{0}\" in request.", call.ContentType ?? "");
        JsonNode json = call.Json() ?? throw errors.Detail(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)");
        return json as JsonObject
            ?? throw errors.NonField("Invalid data. Expected a dictionary, but got {0}.", MunchFields.PythonType(json));
    }
}
