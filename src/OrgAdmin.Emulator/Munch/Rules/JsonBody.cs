using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The body of a request: JSON, and an object; or a form, whose fields within fields have names with dots.</summary>
internal static class JsonBody
{
    public static JsonObject Read(ApiCall call, MunchErrors errors)
    {
        // Nothing is read as nothing, whatever it is said to be.
        if (call.Body.Length == 0)
            return [];
        string type = (call.ContentType ?? "").Split(';')[0].Trim();
        if (string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return Form(Encoding.UTF8.GetString(call.Body));
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
            throw errors.Detail(415, "Unsupported media type \"{0}\" in request.", call.ContentType ?? "");
        JsonNode json = call.Json() ?? throw errors.Detail(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)");
        return json as JsonObject
            ?? throw errors.NonField("Invalid data. Expected a dictionary, but got {0}.", MunchFields.PythonType(json));
    }

    private static JsonObject Form(string text)
    {
        var form = new JsonObject();
        foreach (string[] pair in text.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(['='], 2)))
        {
            string[] name = Decoded(pair[0]).Split(['.'], 2);
            JsonObject owner = form;
            if (name.Length == 2)
            {
                if (form[name[0]] is not JsonObject inner)
                    form[name[0]] = inner = [];
                owner = inner;
            }
            owner[name[name.Length - 1]] = pair.Length == 2 ? Decoded(pair[1]) : "";
        }
        return form;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
