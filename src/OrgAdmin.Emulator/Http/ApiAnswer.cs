using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace OrgAdmin.Emulation.Http;

/// <summary>An emulated API's answer.</summary>
internal sealed class ApiAnswer
{
    // The resolver is asked for by System.Text.Json 8, which .NET 8 and .NET Framework use.
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public int Status { get; init; } = 200;

    public byte[] Body { get; init; } = [];

    /// <summary>How long the body would be that an answer to HEAD leaves out; null if the body is there.</summary>
    public int? LengthLeftOut { get; private init; }

    public string? ContentType { get; init; }

    public Dictionary<string, string> Headers { get; } = [];

    public static ApiAnswer Json(int status, JsonNode? body) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(body?.ToJsonString(Written) ?? "null"),
            ContentType = "application/json",
        };

    public static ApiAnswer Text(int status, string body, string contentType) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = contentType,
        };

    public static ApiAnswer Empty(int status) => new() { Status = status };

    /// <summary>The same answer with one more header.</summary>
    public ApiAnswer With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <summary>The same answer to HEAD instead of GET: it says how long the body is, and does not send it.</summary>
    public ApiAnswer WithoutBody()
    {
        var answer = new ApiAnswer
        {
            Status = Status,
            ContentType = ContentType,
            LengthLeftOut = Body.Length,
        };
        foreach (KeyValuePair<string, string> header in Headers)
            answer.Headers[header.Key] = header.Value;
        return answer;
    }

    public HttpResponseMessage ToResponse(HttpRequestMessage request)
    {
        var content = new ByteArrayContent(Body);
        if (ContentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        if (LengthLeftOut is { } length)
            content.Headers.ContentLength = length;
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = content, RequestMessage = request };
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return response;
    }
}
