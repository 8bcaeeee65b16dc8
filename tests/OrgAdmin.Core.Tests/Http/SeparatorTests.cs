#if !NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>
/// In a host that resolves escaped separators, such as powershell.exe may be, no call of any provider reaches another
/// resource than the one that was named.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class SeparatorTests
{
    private static readonly string[] Ids = [@"good\..\victim", "x/../../victim", "victim/y", @"x\..\victim"];

    public static TheoryData<OrgProvider, string> Cases()
    {
        var cases = new TheoryData<OrgProvider, string>();
        foreach (ProviderDescriptor descriptor in new CoreEntry().Providers)
        {
            foreach (string id in Ids)
                cases.Add(descriptor.Provider, id);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_id_of_any_call_becomes_a_path(OrgProvider provider, string id)
    {
        using var emulator = new OrgEmulator();
        using IOrgClient client = Connect.To<IOrgClient>(provider, emulator);
        string known = (await ((IOrganizationReader)client).Organizations(new OrganizationQuery()).ReadAsync())[0].OrganizationId!;
        emulator.Reset();
        using var resolving = new ResolvingHost();
        int refused = 0;
        foreach ((MethodInfo method, ParameterInfo parameter) in IdsOf(client))
        {
            object[] arguments = [.. method.GetParameters().Select(other => other == parameter ? id : Argument(other, known))];
            try
            {
                await (Task)method.Invoke(client, arguments);
            }
            catch (Exception error) when ((error as TargetInvocationException)?.InnerException is OrgException || error is OrgException)
            {
                var told = error as OrgException ?? (OrgException)error.InnerException;
                refused += told.Kind == OrgErrorKind.InvalidValue ? 1 : 0;
            }
            Assert.DoesNotContain(emulator.Requests, request => request.Path.Contains("victim"));
        }
        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData("organizations/good%5C..%5Cvictim")]
    [InlineData("organizations/x%2F..%2Fvictim")]
    [InlineData("https://api.example.net/v1/organizations/x%2F..%2Fvictim")]
    [InlineData("https://api.example.net/v1/organizations/x%5C..%5Cvictim")]
    public async Task No_path_that_a_person_writes_becomes_another_one(string path)
    {
        Script script = new Script().Answer(200);
        var api = Connect.To<IRestInvoker>(OrgProvider.UData, "https://api.example.net/v1", transport: script);
        using var resolving = new ResolvingHost();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            api.InvokeAsync(new RestCall { Method = "DELETE", Path = path }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        Assert.Empty(script.Requests);
    }

    // Every call of every capability, once for each of its texts that may be a part of a path.
    private static IEnumerable<(MethodInfo Method, ParameterInfo Parameter)> IdsOf(IOrgClient client) =>
        from capability in client.GetType().GetInterfaces()
        where capability.Namespace == typeof(IUserReader).Namespace
        from method in capability.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where typeof(Task).IsAssignableFrom(method.ReturnType)
        from parameter in method.GetParameters()
        where parameter.ParameterType == typeof(string)
        select (method, parameter);

    private static object Argument(ParameterInfo parameter, string known) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => parameter.Name is "id" or "organizationId" ? known : "one",
            var type when type == typeof(OperationContext) => OperationContext.None,
            var type when type == typeof(Stream) => new MemoryStream(),
            var type when type == typeof(CustomerInput) => new CustomerInput { Type = "individual", Email = "jd@example.net" },
            var type when type == typeof(OrganizationInput) => new OrganizationInput { Name = "One" },
            var type when type == typeof(MemberInvitation) => new MemberInvitation { Email = "new@example.org" },
            var type when type.IsInterface => Array.CreateInstance(type.GetGenericArguments()[0], 0),
            var type => Activator.CreateInstance(type),
        };
}
#endif
