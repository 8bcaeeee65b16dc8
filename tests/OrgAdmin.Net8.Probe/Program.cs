using System;
using System.Linq;
using System.Reflection;
using OrgAdmin;
using OrgAdmin.Capabilities;

// Opens the folder with Core as the module does, lists the organizations of an emulated Gandi, and prints what it saw:
// the runtime, the organizations, and where Microsoft.Extensions.Http was loaded from. Argument: the folder.
string folder = args[0];
Assembly isolation = Assembly.LoadFrom(System.IO.Path.Combine(folder, "OrgAdmin.Isolation.dll"));
MethodInfo open = isolation.GetType("OrgAdmin.Isolation.CoreLoadContext", throwOnError: true)!.GetMethod("Open")!;
var make = (Func<string, string, object>)open.Invoke(null, [folder])!;
var core = (IOrgCore)make("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry");
var emulator = (IOrgEmulator)make("OrgAdmin.Emulator", "OrgAdmin.Emulation.OrgEmulator");
var gandi = (IOrganizationReader)
    core.Connect(
        new ConnectionSettings
        {
            Provider = OrgProvider.Gandi,
            Name = "probe",
            Endpoint = emulator.EndpointOf(OrgProvider.Gandi),
            Secret = emulator.DefaultSecretOf(OrgProvider.Gandi),
            Transport = emulator.CreateHandler(),
        }
    );
using var reader = new PageReader<Organization>(gandi.Organizations(new OrganizationQuery()), new ReadOptions(), OperationContext.None);

// The emulator answers in this process; a connection to a real address is what loads Microsoft.Extensions.Http.
core.Connect(
    new ConnectionSettings
    {
        Provider = OrgProvider.UData,
        Name = "network",
        Endpoint = new Uri("http://127.0.0.1:9/api/1"),
    }
);
Console.WriteLine(Environment.Version.Major);
while (await reader.NextAsync() is { } page)
    Console.WriteLine(string.Join(" ", page.Select(organization => organization.Name)));
foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
{
    if (assembly.GetName().Name == "Microsoft.Extensions.Http")
        Console.WriteLine(assembly.Location);
}
