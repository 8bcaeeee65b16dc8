using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>
/// An emulated uData and a plain HTTP client in front of it. Nothing of the real client takes part: what these tests hold is the
/// emulator itself, against what uData's code is known to do.
/// </summary>
internal sealed class Site
{
    public const string Main = "ile-de-france-mobilites";
    public const string MainId = "534fff000000000000000001";

    private readonly HttpClient _client;

    public Site(UDataGeneration generation = UDataGeneration.Current)
    {
        Emulator.Use(generation);
        _client = new HttpClient(Emulator.CreateHandler()) { BaseAddress = new Uri("http://localhost/api/1/") };
    }

    public OrgEmulator Emulator { get; } = new();

    /// <summary>The id of one of the invented people.</summary>
    public string IdOf(string firstName) => Emulator.UData.World.Users.Single(user => user.FirstName == firstName).Id;

    /// <summary>Asks as one of the users, or as nobody, and wants a status.</summary>
    public async Task<Reply> Ask(
        int status,
        string method,
        string path,
        string? user = null,
        string? body = null,
        string contentType = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (user is not null)
            request.Headers.Add("X-API-KEY", "emulator-udata-" + user);
        foreach ((string name, string value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);
        }
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"{method} {path}: {(int)response.StatusCode} instead of {status}: {text}");
        return new Reply(
            text,
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase)
        );
    }

    public Task<Reply> Get(string path, string? user = null, params (string Name, string Value)[] headers) =>
        Ask(200, "GET", path, user, headers: headers);

    /// <summary>Asks, and wants a refusal with this message.</summary>
    public async Task Refuses(int status, string message, string method, string path, string? user = null, string? body = null)
    {
        Reply reply = await Ask(status, method, path, user, body);
        Assert.Equal(message, reply.Text("message"));
    }

    /// <summary>Asks, and wants a refusal of one field: in 17.x as text, with the same text as message.</summary>
    public async Task RefusesField(string field, string message, string method, string path, string? user, string body)
    {
        Reply reply = await Ask(400, method, path, user, body);
        Assert.Equal(message, reply.Json["errors"]![field]!.GetValue<string>());
        Assert.Equal(message, reply.Text("message"));
        Assert.Single(reply.Json["errors"]!.AsObject());
    }

    /// <summary>Asks, and wants a refusal by the model as a whole, which names the model in its message.</summary>
    public async Task RefusesModel(string field, string problem, string message, string method, string path, string body)
    {
        Reply reply = await Ask(400, method, path, "ada", body);
        Assert.Equal(problem, reply.Json["errors"]![field]!.GetValue<string>());
        Assert.Equal(message, reply.Text("message"));
    }

    /// <summary>Asks, and wants a refusal of one field: in 16.2's forms as a list, without a message.</summary>
    public async Task RefusesInForm(string field, string message, string method, string path, string? user, string body)
    {
        Reply reply = await Ask(400, method, path, user, body);
        Assert.Equal([message], reply.Json["errors"]![field]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.False(reply.Json.AsObject().ContainsKey("message"));
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new JsonException("null");

    public string? Text(string field) => Json[field]?.GetValue<string>();

    public int Count => Json.AsArray().Count;

    public IEnumerable<string?> Each(string field) => Json.AsArray().Select(item => item![field]?.GetValue<string>());

    public IEnumerable<string?> EachOfPage(string field) => Json["data"]!.AsArray().Select(item => item![field]?.GetValue<string>());
}
