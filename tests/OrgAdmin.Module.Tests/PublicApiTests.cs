using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// What a session sees of the two assemblies that PowerShell loads is chosen: PublicApi.txt has all of it, so that a change is seen
/// in the review. After a change that is meant, copy out/PublicApi.txt over it.
/// </summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void It_is_the_approved_one()
    {
        string[] found = [.. Exported.SelectMany(Described)];
        string approved = Path.Combine(Repository.Root, "tests", "OrgAdmin.Module.Tests", "PublicApi.txt");
        File.WriteAllLines(Path.Combine(Repository.Root, "out", "PublicApi.txt"), found);
        Assert.Equal(File.ReadAllLines(approved), found);
    }

    [Fact]
    public void A_capability_shows_its_name_alone()
    {
        Type[] capabilities = [.. Exported.Where(type => type.Namespace == "OrgAdmin.Capabilities")];
        Assert.InRange(capabilities.Length, 20, int.MaxValue);
        Assert.All(capabilities, capability => Assert.True(capability.IsInterface, capability.Name));
        Assert.All(capabilities, capability => Assert.Empty(capability.GetMembers(Declared)));
    }

    private static IEnumerable<Type> Exported =>
        new[] { PackagedModule.Abstractions, PackagedModule.Commands }.SelectMany(assembly =>
            assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
        );

    private static IEnumerable<string> Described(Type type)
    {
        yield return type.IsInterface || type.BaseType is not { } parent ? Named(type) : $"{Named(type)} : {Named(parent)}";
        foreach (string member in type.GetMembers(Declared).Select(Described).OfType<string>().Order(StringComparer.Ordinal))
            yield return "    " + member;
    }

    private static string? Described(MemberInfo member) =>
        member switch
        {
            PropertyInfo property =>
                $"{property.Name}: {Named(property.PropertyType)}{(property.SetMethod?.IsPublic == true ? "" : " (read)")}",
            FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
            FieldInfo field => $"{field.Name}: {Named(field.FieldType)}",
            MethodInfo { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => null,
            MethodInfo method => $"{method.Name}({Parameters(method)}): {Named(method.ReturnType)}",
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            _ => member.ToString(),
        };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => Named(parameter.ParameterType)));

    private static string Named(Type type)
    {
        string name = type.Namespace is "System" or "OrgAdmin" ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Named))}>" : name;
    }
}
