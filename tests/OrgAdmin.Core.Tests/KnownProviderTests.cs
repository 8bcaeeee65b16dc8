using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Core.Providers;
using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>What the first connection prepares on another processor, so that the first list need not wait for it.</summary>
public sealed class KnownProviderTests
{
    public static TheoryData<OrgProvider> Providers => [.. Enum.GetValues<OrgProvider>()];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_first_connection_over_the_network_rehearses_a_list_and_the_next_does_not(OrgProvider provider)
    {
        KnownProvider known = Known(provider);
        Assert.Null(known.Rehearsal);
        using IOrgClient first = known.Connect(Settings(known.Descriptor));
        Task begun = known.Rehearsal!;
        using IOrgClient second = known.Connect(Settings(known.Descriptor));
        Assert.Same(begun, known.Rehearsal);

        Organization organization = Assert.Single((await known.Rehearsal!)!);
        Assert.Equal(("1", "a"), (organization.Id, organization.Name));
        // A field that no model names is in it, so that its reader is prepared as well.
        Assert.Contains("further", organization.AdditionalProperties.Keys);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_connection_to_something_in_memory_rehearses_nothing(OrgProvider provider)
    {
        KnownProvider known = Known(provider);
        using var memory = new HttpClientHandler();
        using IOrgClient client = known.Connect(Settings(known.Descriptor, memory));
        Assert.Null(known.Rehearsal);
    }

    private static KnownProvider Known(OrgProvider provider) =>
        CoreEntry.AllProviders().Single(known => known.Descriptor.Provider == provider);

    private static ConnectionSettings Settings(ProviderDescriptor descriptor, HttpMessageHandler? transport = null) =>
        new()
        {
            Provider = descriptor.Provider,
            Endpoint = descriptor.DefaultEndpoint,
            Scheme = descriptor.DefaultScheme,
            Secret = "secret",
            Transport = transport,
        };
}
