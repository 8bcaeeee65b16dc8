using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>The server is asked in the language of the connection.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("fr-FR")]
    [InlineData(null)]
    public async Task Sends_the_language_of_the_connection_or_none(string? language)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v5/organization/organizations", "[]");
        await Connect
            .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5", language: language)
            .Organizations(new OrganizationQuery())
            .ReadAsync();
        Assert.Equal(language, peer.Received[0].Headers.GetValueOrDefault("Accept-Language"));
    }
}
