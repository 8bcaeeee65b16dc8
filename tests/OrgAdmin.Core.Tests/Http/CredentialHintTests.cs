using OrgAdmin.Core.Http;
using OrgAdmin.Core.Providers.Gandi;
using OrgAdmin.Core.Providers.Munch;
using OrgAdmin.Core.Providers.UData;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>After a refused credential, the line to type is the one that was typed, mended where the token tells what is wrong.</summary>
public sealed class CredentialHintTests
{
    private const string PersonalAccessToken = "0123456789abcdef0123456789abcdef01234567";
    private const string ApiKey = "AbCdEfGhIjKlMnOpQrStUvWx";

    [Theory]
    [InlineData(PersonalAccessToken, AuthScheme.Bearer)]
    [InlineData(ApiKey, AuthScheme.ApiKey)]
    public void The_form_of_a_token_of_Gandis_tells_its_scheme(string token, AuthScheme scheme) =>
        Assert.Equal(scheme, GandiToken.SchemeOf(token));

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef0123456")]
    [InlineData("0123456789abcdef0123456789abcdef0123456g")]
    [InlineData("AbCdEfGhIjKlMnOpQrStUvW-")]
    [InlineData("AbCdEfGhIjKlMnOpQrStUvWé")]
    public void Any_other_form_tells_nothing(string token) => Assert.Null(GandiToken.SchemeOf(token));

    [Fact]
    public void A_line_that_was_typed_is_repeated()
    {
        var call = new ConnectCall
        {
            Arguments = "Munch -Name work",
            Credential = "-Credential (Get-Credential ada)",
            Scheme = AuthScheme.Jwt,
        };
        Assert.Equal(
            "Connect again: Connect-OrgProvider Munch -Name work -AuthScheme Jwt -Credential (Get-Credential ada)",
            CredentialHint.Sentence(Settings(AuthScheme.Jwt, "secret", call), MunchProvider.Descriptor)
        );
    }

    [Fact]
    public void A_scheme_that_fits_is_left_alone() =>
        Assert.Equal(
            "Connect again: Connect-OrgProvider Gandi -Token (Read-Host -AsSecureString)",
            CredentialHint.Sentence(Settings(AuthScheme.Bearer, PersonalAccessToken, null), GandiProvider.Descriptor)
        );

    [Fact]
    public void A_secret_of_a_vault_is_named()
    {
        var call = new ConnectCall
        {
            Arguments = "UData",
            Credential = "-SecretName 'my key'",
            SecretName = "my key",
        };
        ConnectionSettings settings = Settings(AuthScheme.ApiKey, "secret", call);
        Assert.Equal(" (the secret 'my key', sent as ApiKey)", CredentialHint.Origin(settings, UDataProvider.Descriptor));
        Assert.Equal(
            "Store one that is valid with Set-Secret 'my key', then: Connect-OrgProvider UData -SecretName 'my key'",
            CredentialHint.Sentence(settings, UDataProvider.Descriptor)
        );
    }

    [Theory]
    [InlineData("work", "work")]
    [InlineData("my own", "'my own'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("-x", "'-x'")]
    [InlineData("$x", "'$x'")]
    [InlineData("", "''")]
    public void An_argument_is_quoted_where_it_has_to_be(string text, string quoted) => Assert.Equal(quoted, CommandText.Quoted(text));

    private static ConnectionSettings Settings(AuthScheme scheme, string secret, ConnectCall? call) =>
        new()
        {
            Name = "test",
            Scheme = scheme,
            Secret = secret,
            Call = call,
        };
}
