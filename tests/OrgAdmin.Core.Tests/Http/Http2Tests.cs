using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>HTTP/2, which only Kestrel answers here, and which .NET Framework does not speak.</summary>
public sealed class Http2Tests
{
    [Fact]
    public async Task Speaks_HTTP_2_where_TLS_offers_it()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using WebApplication server = builder.Build();
        string? protocol = null;
        server.Run(async context =>
        {
            protocol = context.Request.Protocol;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"message":"good"}""");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("good", await Api.To(server.Urls.First(), skipCertificateCheck: true).SendAsync());
        Assert.Equal("HTTP/2", protocol);
    }
}
