using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace OrgAdmin.Benchmarks;

/// <summary>
/// What a C# program would write without this module: HttpClient with source-generated JSON, one page after the
/// other. It prints how long each run took, in milliseconds, and counts what it read.
/// </summary>
internal static class HttpClientAlone
{
    public static async Task RunAsync(Uri list, int runs)
    {
        using var http = new HttpClient();
        for (int run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            int read = 0;
            for (Uri? next = list; next is not null; )
            {
                AlonePage page = (await http.GetFromJsonAsync(next, AloneJson.Default.AlonePage))!;
                foreach (AloneOrganization organization in page.Data)
                    read += organization.Id is null ? 0 : 1;
                next = page.NextPage;
            }
            Console.WriteLine($"{watch.Elapsed.TotalMilliseconds:0.0} {read}");
        }
    }
}

internal sealed record AlonePage(List<AloneOrganization> Data, int Page, int PageSize, long Total, Uri? NextPage);

internal sealed class AloneOrganization
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Acronym { get; set; }

    public string? Url { get; set; }

    public string? Slug { get; set; }

    public string? Description { get; set; }

    public string? BusinessNumberId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public DateTimeOffset? Deleted { get; set; }

    public Dictionary<string, JsonElement>? Metrics { get; set; }

    public string? Uri { get; set; }

    public string? Page { get; set; }

    public string? Logo { get; set; }

    public string? LogoThumbnail { get; set; }

    public List<AloneMember>? Members { get; set; }

    public List<AloneBadge>? Badges { get; set; }

    public Dictionary<string, bool>? Permissions { get; set; }

    public Dictionary<string, JsonElement>? Extras { get; set; }
}

internal sealed class AloneMember
{
    public AloneUser? User { get; set; }

    public string? Role { get; set; }

    public string? Label { get; set; }

    public DateTimeOffset? Since { get; set; }
}

internal sealed class AloneUser
{
    public string? Id { get; set; }

    public string? Class { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Slug { get; set; }

    public string? Page { get; set; }

    public string? Uri { get; set; }

    public string? Avatar { get; set; }

    public string? AvatarThumbnail { get; set; }

    public string? Email { get; set; }

    public DateTimeOffset? LastLoginAt { get; set; }
}

internal sealed class AloneBadge
{
    public string? Kind { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AlonePage))]
internal sealed partial class AloneJson : JsonSerializerContext;
