using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Desktop.Probe;

/// <summary>What the desktop half is asked to do. Each check returns a line for the test to compare.</summary>
internal static class Checks
{
    public const string Token = "canary-7c41e0d9";

    private const string Reseller = "80548b45-e18d-4cab-adef-e10a8406de4a";

    public static Dictionary<string, Func<IOrgCore, IOrgEmulator, string, Task<string>>> Known { get; } =
        new()
        {
            ["user"] = async (core, _, root) => (await ((IUserReader)Gandi(core, root)).GetUserAsync(OperationContext.None)).UserName,
            ["organizations"] = async (core, _, root) =>
            {
                List<Organization> organizations = await ReadAsync(
                    ((IOrganizationReader)Gandi(core, root)).Organizations(new OrganizationQuery { Name = "*o*" })
                );
                return string.Join(
                    " ",
                    organizations.Select(organization => $"{organization.Name}/{organization.AdditionalProperties["tier"]}")
                );
            },
            ["new-customer"] = async (core, _, root) =>
            {
                CustomerReceipt receipt = await ((ICustomerManager)Gandi(core, root)).CreateCustomerAsync(
                    Reseller,
                    new CustomerInput { Type = "individual", Email = "jd@example.net" },
                    OperationContext.None
                );
                return $"{receipt.Message} {receipt.Location}";
            },
            // It ends before there is a core.
            ["not loaded"] = (_, _, _) => throw new InvalidOperationException("The module was loaded all the same."),
            ["refused"] = async (core, _, root) => (await ((IUserReader)Gandi(core, root)).GetUserAsync(OperationContext.None)).UserName,
            ["retried"] = async (core, _, root) =>
                (await ((IUserReader)Gandi(core, root, retries: 2)).GetUserAsync(OperationContext.None)).UserName,
            ["timeout"] = async (core, _, root) =>
                (await ((IUserReader)Gandi(core, root, timeout: TimeSpan.FromSeconds(1))).GetUserAsync(OperationContext.None)).UserName,
            ["emulator"] = async (core, emulator, _) =>
            {
                IOrgClient client = core.Connect(
                    new ConnectionSettings
                    {
                        Provider = OrgProvider.Gandi,
                        Name = "desktop",
                        Endpoint = emulator.EndpointOf(OrgProvider.Gandi),
                        Secret = emulator.DefaultSecretOf(OrgProvider.Gandi),
                        Transport = emulator.CreateHandler(),
                    }
                );
                return string.Join(
                    " ",
                    (await ReadAsync(((ICustomerManager)client).Customers(new CustomerQuery { OrganizationId = Reseller }))).Select(
                        customer => customer.Name
                    )
                );
            },
        };

    private static IOrgClient Gandi(IOrgCore core, string root, int retries = 0, TimeSpan? timeout = null) =>
        core.Connect(
            new ConnectionSettings
            {
                Provider = OrgProvider.Gandi,
                Name = "desktop",
                Endpoint = new Uri(root + "/v5"),
                Secret = Token,
                MaximumRetryCount = retries,
                Timeout = timeout ?? TimeSpan.FromSeconds(20),
            }
        );

    private static async Task<List<T>> ReadAsync<T>(PageSource<T> source)
    {
        var reader = new PageReader<T>(source, new ReadOptions(), OperationContext.None);
        List<T> items = [];
        while (await reader.NextAsync() is { } page)
            items.AddRange(page);
        return items;
    }
}
