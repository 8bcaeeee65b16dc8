using System;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>Logos: the form that is sent, in which order, and what is refused before anything is.</summary>
public sealed class UDataLogoTests
{
    private const string Id = "534fff4ca3a7292c64a77c95";
    private const string Org = "/api/1/organizations/" + Id + "/";
    private const string Answer = $$"""{"id": "{{Id}}", "name": "One", "logo": "https://static.example/new.png"}""";

    // The first bytes are what counts.
    private static readonly string Jpeg = Convert.ToBase64String([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
    private static readonly string Gif = Convert.ToBase64String([(byte)'G', (byte)'I', (byte)'F', (byte)'8', 0]);

    [Fact]
    public async Task Uploads_a_logo_as_a_form_with_one_file()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "logo/", """{"success": true, "image": "https://static.example/new.png"}""").Expect("GET", Org, Answer);
        Organization changed = await To(peer).UpdateOrganizationAsync(Id, new OrganizationInput { Logo = Jpeg }, OperationContext.None);
        Assert.Equal("https://static.example/new.png", changed.Logo);
        PeerRequest sent = peer.Received[0];
        string boundary = sent.Headers["Content-Type"].Split(["boundary="], StringSplitOptions.None)[1];
        Assert.StartsWith("multipart/form-data; boundary=", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"logo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n",
            sent.Body,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"\u0001\u0002\u0003\r\n--{boundary}--\r\n", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_the_other_fields_first()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Org, Answer).Expect("POST", Org + "logo/", """{"message": "Unsupported image format"}""", 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To(peer).UpdateOrganizationAsync(Id, new OrganizationInput { Acronym = "A", Logo = Jpeg }, OperationContext.None)
        );
        Assert.StartsWith($"The other fields of organization '{Id}' have been changed, its logo has not", error.Message);
        Assert.Equal("""{"acronym":"A"}""", peer.Received[0].Body);
    }

    [Theory]
    [InlineData("", "uData takes no logo away")]
    [InlineData("gif", "")]
    public async Task Refuses_what_cannot_be_uploaded_before_anything_is_sent(string logo, string why)
    {
        await using Peer peer = await Peer.StartAsync();
        var input = new OrganizationInput { Name = "One", Logo = logo == "gif" ? Gif : logo };
        foreach (
            Func<Task> call in new Func<Task>[]
            {
                () => To(peer).UpdateOrganizationAsync(Id, input, OperationContext.None),
                () => To(peer).CreateOrganizationAsync(input, OperationContext.None),
            }
        )
        {
            OrgException error = await Assert.ThrowsAsync<OrgException>(call);
            Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
        }
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task An_organization_that_is_made_is_made_with_its_logo_or_without()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api/1/organizations/", $$"""{"id": "{{Id}}", "name": "One"}""", 201)
            .Expect("POST", Org + "logo/", "{}")
            .Expect("GET", Org, Answer)
            .Expect("POST", "/api/1/organizations/", $$"""{"id": "{{Id}}", "name": "One"}""", 201)
            .Expect("POST", Org + "logo/", "{}", 403);
        var input = new OrganizationInput { Name = "One", Logo = Jpeg };
        Assert.NotNull((await To(peer).CreateOrganizationAsync(input, OperationContext.None)).Logo);
        var log = new RecordingLog();
        Assert.Null((await To(peer).CreateOrganizationAsync(input, log.Context())).Logo);
        Assert.Contains(log.Lines, line => line.StartsWith("warning: 'One' is made", StringComparison.Ordinal));
    }

    private static IOrganizationWriter To(Peer peer) => Connect.To<IOrganizationWriter>(OrgProvider.UData, peer.Root + "/api/1");
}
