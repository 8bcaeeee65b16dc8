using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests;

/// <summary>
/// Requests to any of the four emulated APIs, with a plain HTTP client and the credential that a connection gets by default.
/// </summary>
internal static class Wire
{
    public static HttpRequestMessage Request(OrgEmulator emulator, string method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "http://localhost" + path);
        (string header, string value) = ProviderOf(path) switch
        {
            OrgProvider.Gandi => ("Authorization", "Bearer " + emulator.DefaultSecretOf(OrgProvider.Gandi)),
            OrgProvider.EquinixMetal => ("X-Auth-Token", emulator.DefaultSecretOf(OrgProvider.EquinixMetal)),
            OrgProvider.Munch => (
                "Authorization",
                "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + emulator.DefaultSecretOf(OrgProvider.Munch)))
            ),
            _ => ("X-API-KEY", emulator.DefaultSecretOf(OrgProvider.UData)),
        };
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    public static async Task<(int Status, string Body, HttpResponseMessage Response)> AskAsync(
        this OrgEmulator emulator,
        string method,
        string path,
        string? body = null
    )
    {
        using var client = new HttpClient(emulator.CreateHandler());
        using HttpRequestMessage request = Request(emulator, method, path, body);
        HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    private static OrgProvider ProviderOf(string path) =>
        path.StartsWith("/v5/", StringComparison.Ordinal) ? OrgProvider.Gandi
        : path.StartsWith("/metal/", StringComparison.Ordinal) ? OrgProvider.EquinixMetal
        : path.StartsWith("/api/", StringComparison.Ordinal) ? OrgProvider.UData
        : OrgProvider.Munch;
}
