using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Answers that arrive whole and are not what the API documents.</summary>
public sealed class BrokenAnswerTests
{
    private const string Prefix = "Gandi's answer could not be understood: ";

    public static TheoryData<string, string, string> NotTheDocumentedJson =>
        new()
        {
            { "truncated", """{"message":"go""", "it is not the JSON that the API documents at $.message (line 1)." },
            { "another shape", """["message"]""", "it is not the JSON that the API documents (line 1)." },
            { "a text", "\"hello\"", "it is not the JSON that the API documents (line 1)." },
            { "null", "null", "it is null." },
            { "empty", "", "it is empty." },
            { "not JSON", "hello", "it is not the JSON that the API documents (line 1)." },
            { "two answers", "{}{}", "it is not the JSON that the API documents (line 1)." },
            {
                "6,000 levels",
                string.Concat(Enumerable.Repeat("{\"a\":", 6000)) + "1" + new string('}', 6000),
                "it is not the JSON that the API documents"
            },
            {
                "6,000 levels of arrays",
                "{\"a\":" + new string('[', 6000) + new string(']', 6000) + "}",
                "it is not the JSON that the API documents"
            },
            { "half a surrogate pair", """{"message":"\ud83d"}""", "it is not the JSON that the API documents" },
            { "a name that steers the terminal", "{\"\\u001b[31mred\":[}", "it is not the JSON that the API documents" },
        };

    [Theory]
    [MemberData(nameof(NotTheDocumentedJson))]
    public async Task Is_an_invalid_response_that_says_where(string what, string body, string why)
    {
        Assert.NotEmpty(what);
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", body, 200, ("X-Request-Id", "r-1"));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root, retries: 3).SendAsync());
        Assert.Equal((OrgErrorKind.InvalidResponse, 200, "r-1"), (error.Kind, error.StatusCode, error.RequestId));
        Assert.StartsWith(Prefix + why, error.Message);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 1200);
    }

    [Fact]
    public async Task No_content_where_some_is_documented()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", "", 204);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Equal(Prefix + "it is empty.", error.Message);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/xhtml+xml")]
    public async Task A_web_page_in_place_of_JSON(string contentType)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Sending(contentType, Encoding.UTF8.GetBytes("<html><title>Log in</title></html>")));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Equal(Prefix + "it is a web page. Is the endpoint right, and is there a proxy in between?", error.Message);
    }

    [Fact]
    public async Task Of_a_name_that_comes_twice_the_last_one_counts()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", """{"message":"first","message":"last","x":1,"x":2}""");
        Assert.Equal("last", await Api.To(peer.Root).SendAsync());
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "utf-8", "é")]
    [InlineData("application/json; charset=\"UTF-8\"", "utf-8", "é")]
    [InlineData("application/json; charset=utf8", "utf-8", "é")]
    [InlineData("application/json; charset=nonsense", "utf-8", "é")]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1", "é")]
    [InlineData("application/json; charset=latin1", "iso-8859-1", "é")]
    [InlineData("application/json; charset=utf-16", "utf-16", "é漢")]
    [InlineData("text/plain", "utf-8", "é")]
    [InlineData(";;;", "utf-8", "é")]
    [InlineData(null, "utf-8", "é")]
    public async Task Text_is_read_in_the_encoding_that_is_announced(string? contentType, string encoding, string text)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Sending(contentType, Encoding.GetEncoding(encoding).GetBytes($$"""{"message":"{{text}}"}""")));
        Assert.Equal(text, await Api.To(peer.Root).SendAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_text()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Sending("application/json", [0xEF, 0xBB, 0xBF, .. """{"message":"good"}"""u8]));
        peer.Expect("GET", "/thing", Sending("application/json", [0xEF, 0xBB, 0xBF, .. """{"message":"no"}"""u8], 404));
        Assert.Equal("good", await Api.To(peer.Root).SendAsync());
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal("no", error.ServerMessage);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
#if NET // .NET Framework does not ask for Brotli.
    [InlineData("br")]
#endif
    public async Task Compressed_answers_are_read(string encoding)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/thing",
            Sending("application/json", Compressed(encoding, """{"message":"good"}"""u8.ToArray()), 200, encoding)
        );
        peer.Expect("GET", "/thing", Sending("application/json", Compressed(encoding, """{"message":"no"}"""u8.ToArray()), 403, encoding));
        Assert.Equal("good", await Api.To(peer.Root).SendAsync());
        Assert.Equal("no", (await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync())).ServerMessage);
    }

    [Theory(Skip = Runtime.FailuresMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    [InlineData("gzip")]
    [InlineData("deflate")]
#if NET // .NET Framework does not ask for Brotli.
    [InlineData("br")]
#endif
    public async Task What_only_claims_to_be_compressed_is_an_invalid_response(string encoding)
    {
        byte[] lie = [.. Encoding.UTF8.GetBytes(new string('~', 200))];
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Sending("application/json", lie, 200, encoding))
            .Expect("GET", "/thing", Sending("application/json", lie, 404, encoding));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal((OrgErrorKind.InvalidResponse, "GET", peer.Root + "/thing"), (error.Kind, error.Method, error.Uri));
        Assert.Equal("The answer says that it is compressed, and cannot be decompressed.", error.Message);
        Assert.Equal(OrgErrorKind.NotFound, (await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync())).Kind);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_that_breaks_off_is_an_error(string encoding)
    {
        byte[] whole = Compressed(
            encoding,
            Encoding.UTF8.GetBytes($$"""{"message":"{{string.Concat(Enumerable.Range(0, 500).Select(i => i * 7919))}}"}""")
        );
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Sending("application/json", [.. whole.Take(whole.Length / 2)], 200, encoding));
        Assert.Equal(OrgErrorKind.InvalidResponse, (await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync())).Kind);
    }

    [Fact]
    public async Task A_gzip_bomb_is_left_at_the_bound()
    {
        await using Peer peer = await Peer.StartAsync();
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (int i = 0; i < 200; i++)
                gzip.Write(blanks);
        }
        Assert.InRange(bomb.Length, 1, 1024 * 1024);
        peer.Expect("GET", "/thing", Sending("application/json", bomb.ToArray(), 200, "gzip"));
        await TooLargeAsync(peer.Root);
    }

    [Fact]
    public async Task A_body_without_end_is_left_at_the_bound()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string much = new(' ', 1024 * 1024);
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            try
            {
                while (true)
                    await conversation.SendAsync($"{much.Length:x}\r\n{much}\r\n");
            }
            finally
            {
                // The client has had enough, which is the point.
                left.SetResult();
            }
        });
        await TooLargeAsync(server.Root);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact(Skip = Runtime.FailuresMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_huge_header_is_an_invalid_response()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", "{}", 200, ("X-Padding", new string('x', 200_000)));
        Assert.Equal(
            OrgErrorKind.InvalidResponse,
            (await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root, retries: 3).SendAsync())).Kind
        );
        Assert.Single(peer.Received);
    }

    private static async Task TooLargeAsync(string root)
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(root, retries: 3).SendAsync());
        Assert.Equal((OrgErrorKind.InvalidResponse, "GET", root + "/thing"), (error.Kind, error.Method, error.Uri));
        Assert.Equal("The answer is larger than 64 MB and was not read to its end.", error.Message);
    }

    private static Func<Conversation, Task> Sending(string? contentType, byte[] body, int status = 200, string? encoding = null) =>
        conversation => conversation.AnswerAsync(contentType, body, status, encoding is null ? [] : [("Content-Encoding", encoding)]);

    private static byte[] Compressed(string encoding, byte[] body)
    {
        using var result = new MemoryStream();
        using (
            Stream stream = encoding switch
            {
                "gzip" => new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true),
#if NET
                "deflate" => new ZLibStream(result, CompressionLevel.Fastest, leaveOpen: true),
                _ => new BrotliStream(result, CompressionLevel.Fastest, leaveOpen: true),
#else
                // .NET Framework reads deflate without zlib's frame around it.
                _ => new DeflateStream(result, CompressionLevel.Fastest, leaveOpen: true),
#endif
            }
        )
        {
            stream.Write(body);
        }
        return result.ToArray();
    }
}
