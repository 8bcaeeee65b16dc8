using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core;
using OrgAdmin.Emulation;

namespace OrgAdmin.Tour;

/// <summary>The tour on a machine without PowerShell: the same job through the same Core.</summary>
internal static class CoreTour
{
    public static async Task<int> RunAsync()
    {
        Console.WriteLine(
            "OrgAdmin, through its Core, on the built-in emulator. There is no pwsh on PATH; with PowerShell 7 this tour shows the cmdlets."
        );
        using var emulator = new OrgEmulator();
        using IOrgClient client = new CoreEntry().Connect(
            new ConnectionSettings
            {
                Provider = OrgProvider.Gandi,
                Name = "tour",
                Endpoint = emulator.EndpointOf(OrgProvider.Gandi),
                Secret = emulator.DefaultSecretOf(OrgProvider.Gandi),
                Transport = emulator.CreateHandler(),
            }
        );

        OrgUserInfo user = await ((IUserReader)client).GetUserAsync(OperationContext.None);
        Console.WriteLine($"\nWho am I: {user.UserName} ({user.FirstName} {user.LastName}, {user.Email})");

        List<Organization> organizations = await ReadAsync(((IOrganizationReader)client).Organizations(new OrganizationQuery()));
        Print(
            "Organizations",
            organizations.Select(organization =>
                $"{organization.Name, -8} {organization.Type, -11} {organization.LegalName, -12} {organization.Email, -18} {organization.Id}"
            )
        );

        Organization reseller = organizations.First(organization => organization.Reseller == true);
        var customers = (ICustomerManager)client;
        Print($"Customers of {reseller}", (await CustomersAsync()).Select(Line));

        CustomerReceipt receipt = await customers.CreateCustomerAsync(
            reseller.Id,
            new CustomerInput
            {
                Type = "company",
                FirstName = "John",
                LastName = "Do",
                OrganizationName = "R&D",
                Email = "jd@example.net",
                StreetAddress = "21 jump street",
                PostalCode = "17137",
                City = "Nieul-sur-mer",
                Country = "FR",
                Phone = "+33.612345678",
            },
            OperationContext.None
        );
        Console.WriteLine($"\nNew customer jd@example.net: {receipt.Message}");
        while (!(await CustomersAsync()).Any(customer => customer.Email == "jd@example.net"))
            await Task.Delay(100);
        Print("It is listed", (await CustomersAsync()).Where(customer => customer.Email == "jd@example.net").Select(Line));

        try
        {
            await ReadAsync(customers.Customers(new CustomerQuery { OrganizationId = "bob" }));
            return 1;
        }
        catch (OrgException error)
        {
            Console.WriteLine($"\nA mistake says what to do next ({error.Kind}):\n  {error.Message}");
        }
        return 0;

        Task<List<Customer>> CustomersAsync() => ReadAsync(customers.Customers(new CustomerQuery { OrganizationId = reseller.Id }));

        static string Line(Customer customer) =>
            $"{customer.Name, -8} {customer.Type, -11} {customer.OrganizationName, -12} {customer.Email, -18} {customer.Id}";
    }

    private static async Task<List<T>> ReadAsync<T>(PageSource<T> source)
    {
        var reader = new PageReader<T>(source, new ReadOptions(), OperationContext.None);
        List<T> items = [];
        while (await reader.NextAsync() is { } page)
            items.AddRange(page);
        return items;
    }

    private static void Print(string title, IEnumerable<string> lines)
    {
        Console.WriteLine($"\n{title}:");
        foreach (string line in lines)
            Console.WriteLine("  " + line);
    }
}
