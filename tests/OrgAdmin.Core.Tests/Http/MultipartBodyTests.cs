using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Forms: what is written is what RFC 7578 and browsers write, and no value becomes a part of its own.</summary>
public sealed class MultipartBodyTests
{
    private static readonly FormField[] Fields =
    [
        new() { Name = "note", Text = "é\r\n--x" },
        new()
        {
            Name = "a\"b\r\nc",
            Content = [0, 255],
            FileName = "d\"é.bin",
        },
    ];

    [Fact]
    public void Texts_and_files_are_parts_between_one_boundary()
    {
        MultipartBody body = MultipartBody.Of(Fields);
        string boundary = body.ContentType.Split(["boundary="], StringSplitOptions.None)[1];
        List<byte> expected =
        [
            .. Encoding.UTF8.GetBytes(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\né\r\n--x\r\n"
                    + $"--{boundary}\r\nContent-Disposition: form-data; name=\"a%22b%0D%0Ac\"; filename=\"d%22é.bin\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n"
            ),
            0,
            255,
            .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
        Assert.Equal(expected, body.Content);
        Assert.NotEqual(boundary, MultipartBody.Of(Fields).ContentType.Split(["boundary="], StringSplitOptions.None)[1]);
    }

    [Fact]
    public async Task Any_request_may_send_a_form()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api/1/x/", "{}");
        await Connect
            .To<IRestInvoker>(OrgProvider.UData, peer.Root + "/api/1")
            .InvokeAsync(
                new RestCall
                {
                    Method = "POST",
                    Path = "x/",
                    Form = [new FormField { Name = "bbox", Text = "1,2" }],
                },
                OperationContext.None
            );
        Assert.StartsWith("multipart/form-data; boundary=", peer.Received[0].Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("name=\"bbox\"\r\n\r\n1,2\r\n", peer.Received[0].Body, StringComparison.Ordinal);
    }
}
