using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>A credential that is one header, always the same.</summary>
internal sealed class HeaderAuthenticator(string header, string value, params string?[] secrets) : Authenticator
{
    private readonly string _value = Sendable(value);

    public override IEnumerable<string?> Secrets { get; } = [value, .. secrets];

    public override Task AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(header, _value);
        return Task.CompletedTask;
    }

    public static HeaderAuthenticator Authorization(string scheme, string secret) => new("Authorization", scheme + " " + secret, secret);

    // A header holds ASCII (RFC 9110, 5.5). A dash or a quotation mark that a word processor made is the usual culprit.
    private static string Sendable(string value) =>
        value.All(c => c is >= ' ' and <= '~')
            ? value
            : throw new OrgException(
                OrgErrorKind.InvalidCredential,
                "The token has a character in it that cannot be sent, such as a curly quotation mark. Was it copied from a document that changes characters?"
            );

    public static HeaderAuthenticator Basic(string userName, string password)
    {
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password));
        return new HeaderAuthenticator("Authorization", "Basic " + encoded, encoded, password);
    }
}
