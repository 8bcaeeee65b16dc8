using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;

namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>
/// Every operation of every provider, found by reflection over the capability interfaces, so that a new one needs
/// nothing here but its documented answer: <c>Answers/[provider]/[interface].[method].json</c>.
/// </summary>
internal sealed class Operation(OrgProvider provider, Type capability, MethodInfo method)
{
    private static readonly Assembly Here = typeof(Operation).Assembly;

    public string Name => $"{capability.Name}.{method.Name}";

    /// <summary>The documented answer; null if there is none here.</summary>
    public byte[]? Answer
    {
        get
        {
            string? resource = Here.GetManifestResourceNames().FirstOrDefault(name => name.Replace('\\', '/') == $"{provider}/{Name}");
            if (resource is null)
                return null;
            using Stream stream = Here.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    /// <summary>Whether it only reads.</summary>
    public bool Reads =>
        IsList
        || method.Name.StartsWith("Get", StringComparison.Ordinal)
        || method.Name.StartsWith("Find", StringComparison.Ordinal)
        || method.Name.StartsWith("Export", StringComparison.Ordinal);

    private bool IsList => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(PageSource<>);

    public static IEnumerable<Operation> Of(ProviderDescriptor descriptor) =>
        from capability in typeof(IOrganizationReader).Assembly.GetExportedTypes()
        where capability.IsInterface && capability.Namespace == typeof(IOrganizationReader).Namespace && descriptor.Has(capability)
        from method in capability.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where !method.IsSpecialName
        orderby capability.Name, method.Name
        select new Operation(descriptor.Provider, capability, method);

    /// <summary>Runs it to its end; a list is read whole.</summary>
    /// <returns>The objects that it gives.</returns>
    public async Task<IReadOnlyList<OrgObject>> RunAsync(IOrgClient client, OperationContext context)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter, context))];
        object result;
        try
        {
            result = method.Invoke(client, arguments)!;
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
        Task task = IsList
            ? (Task)
                typeof(Lists)
                    .GetMethod(nameof(Lists.ReadAsync))!
                    .MakeGenericMethod(method.ReturnType.GetGenericArguments())
                    .Invoke(null, [result, null, context])!
            : (Task)result;
        await task;
        object? outcome = task.GetType().GetProperty("Result")?.GetValue(task);
        return outcome is IEnumerable several and not string ? [.. several.OfType<OrgObject>()]
            : outcome is OrgObject one ? [one]
            : [];
    }

    public override string ToString() => $"{provider} {Name}";

    private static object? Argument(ParameterInfo parameter, OperationContext context)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(OperationContext))
            return context;
        if (type == typeof(string))
            return
                parameter.Name is "format" or "sortBy" or "userId"
                && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable
                ? null
                : "534fff4ca3a7292c64a77c95";
        if (type == typeof(Stream))
            return new MemoryStream();
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsInterface)
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        object value = Activator.CreateInstance(type)!;
        foreach (string name in new[] { "OrganizationId", "Email", "Name", "ParentId" })
            type.GetProperty(name)?.SetValue(value, name == "Email" ? "ada@example.org" : "534fff4ca3a7292c64a77c95");
        return value;
    }
}
