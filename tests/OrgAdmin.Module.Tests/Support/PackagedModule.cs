using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>The packaged module as its metadata tells it. Neither the module nor PowerShell is loaded.</summary>
internal static class PackagedModule
{
    private static readonly MetadataLoadContext Context = new(
        new PathAssemblyResolver([
            .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"),
            .. Directory.GetFiles(Repository.Module, "*.dll"),
            Repository.PowerShellStandard,
        ])
    );

    public static Assembly PowerShell { get; } = Context.LoadFromAssemblyPath(Repository.PowerShellStandard);

    public static Assembly Abstractions { get; } =
        Context.LoadFromAssemblyPath(Path.Combine(Repository.Module, "OrgAdmin.Abstractions.dll"));

    /// <summary>The cmdlets' assembly.</summary>
    public static Assembly Commands { get; } = Context.LoadFromAssemblyPath(Path.Combine(Repository.Module, "OrgAdmin.dll"));

    /// <summary>Every class that carries [Cmdlet], by the cmdlet's name.</summary>
    public static IReadOnlyList<CmdletClass> Cmdlets { get; } =
    [
        .. Commands
            .GetTypes()
            .Where(type => type.Has("CmdletAttribute"))
            .Select(type => new CmdletClass(type))
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names in the manifest's CmdletsToExport.</summary>
    public static IReadOnlyList<string> Exported { get; } =
    [
        .. Regex
            .Matches(
                Regex
                    .Match(
                        File.ReadAllText(Path.Combine(Repository.Module, "OrgAdmin.psd1")),
                        @"CmdletsToExport\s*=\s*@\((.*?)\)",
                        RegexOptions.Singleline
                    )
                    .Groups[1]
                    .Value,
                @"'([^']+)'"
            )
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal),
    ];

    public static bool Has(this MemberInfo member, string attribute) => member.All(attribute).Any();

    public static IEnumerable<CustomAttributeData> All(this MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Where(data => data.AttributeType.Name == attribute);

    /// <summary>What an attribute's property was set to; the type's default if it was not.</summary>
    public static T? Value<T>(this CustomAttributeData attribute, string property) =>
        attribute
            .NamedArguments.Where(argument => argument.MemberName == property)
            .Select(argument => (T?)argument.TypedValue.Value)
            .FirstOrDefault();
}

/// <summary>A cmdlet, as its attributes declare it.</summary>
internal sealed class CmdletClass
{
    // PowerShell adds these to what SupportsPaging and SupportsShouldProcess are set on.
    private static readonly string[] Paging = ["First", "IncludeTotalCount", "Skip"];
    private static readonly string[] ShouldProcess = ["Confirm", "WhatIf"];

    public CmdletClass(Type type)
    {
        Type = type;
        CustomAttributeData cmdlet = type.All("CmdletAttribute").Single();
        Verb = (string)cmdlet.ConstructorArguments[0].Value!;
        Noun = (string)cmdlet.ConstructorArguments[1].Value!;
        SupportsShouldProcess = cmdlet.Value<bool>("SupportsShouldProcess");
        SupportsPaging = cmdlet.Value<bool>("SupportsPaging");
        // ConfirmImpact.High
        IsHighImpact = cmdlet.Value<int>("ConfirmImpact") == 3;
        OutputTypes =
        [
            .. type.All("OutputTypeAttribute")
                .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
                .Select(argument => (Type)argument.Value!),
        ];
        Parameters =
        [
            .. type.GetProperties().Where(property => property.Has("ParameterAttribute")).Select(property => new CmdletParameter(property)),
        ];
    }

    public Type Type { get; }

    public string Verb { get; }

    public string Noun { get; }

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess { get; }

    public bool SupportsPaging { get; }

    public bool IsHighImpact { get; }

    public IReadOnlyList<Type> OutputTypes { get; }

    /// <summary>The parameters that the class declares or inherits.</summary>
    public IReadOnlyList<CmdletParameter> Parameters { get; }

    /// <summary>The names of all parameters but the common ones, in order.</summary>
    public IEnumerable<string> ParameterNames =>
        Parameters
            .Select(parameter => parameter.Name)
            .Concat(SupportsPaging ? Paging : [])
            .Concat(SupportsShouldProcess ? ShouldProcess : [])
            .Order(StringComparer.Ordinal);

    /// <summary>The capability that it asks of a provider; null if it asks for none.</summary>
    public Type? Capability => BaseOf("ConnectedCmdlet`1")?.GetGenericArguments()[0];

    public Type? BaseOf(string name)
    {
        for (Type? parent = Type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == name)
                return parent;
        }
        return null;
    }

    public override string ToString() => Name;
}

/// <summary>A parameter, as its attributes declare it.</summary>
internal sealed class CmdletParameter(PropertyInfo property)
{
    public PropertyInfo Property { get; } = property;

    public string Name => Property.Name;

    /// <summary>The type without Nullable and without the array.</summary>
    public Type ItemType
    {
        get
        {
            Type type = Property.PropertyType;
            if (type.IsGenericType && type.GetGenericTypeDefinition().Name == "Nullable`1")
                type = type.GetGenericArguments()[0];
            return type.IsArray ? type.GetElementType()! : type;
        }
    }

    /// <summary>What it means in each parameter set: "(All)" if it does not name one.</summary>
    public IReadOnlyList<(string Set, string Position, bool Mandatory, bool ByValue, bool ByName)> Sets =>
        [
            .. Property
                .All("ParameterAttribute")
                .Select(attribute =>
                    (
                        attribute.Value<string>("ParameterSetName") ?? "(All)",
                        attribute
                            .NamedArguments.Where(argument => argument.MemberName == "Position")
                            .Select(argument => argument.TypedValue.Value!.ToString()!)
                            .FirstOrDefault()
                            ?? "Named",
                        attribute.Value<bool>("Mandatory"),
                        attribute.Value<bool>("ValueFromPipeline"),
                        attribute.Value<bool>("ValueFromPipelineByPropertyName")
                    )
                )
                .OrderBy(set => set.Item1, StringComparer.Ordinal),
        ];

    public IReadOnlyList<string> Aliases => Strings("AliasAttribute");

    /// <summary>What may be given, where that is a closed list.</summary>
    public IReadOnlyList<string> AcceptedValues =>
        ItemType.IsEnum
            ? [.. ItemType.GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => constant.Name)]
            : Strings("ValidateSetAttribute");

    public bool SupportsWildcards => Property.Has("SupportsWildcardsAttribute");

    /// <summary>The providers that have it; empty if all have.</summary>
    public IReadOnlyList<string> SupportedBy =>
        [
            .. Property
                .All("SupportedByAttribute")
                .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
                .Select(argument =>
                    argument
                        .ArgumentType.GetFields(BindingFlags.Public | BindingFlags.Static)
                        .Single(constant => Equals(constant.GetRawConstantValue(), argument.Value))
                        .Name
                ),
        ];

    public bool IsCompletedBy(string completer) =>
        Property
            .All("ArgumentCompleterAttribute")
            .Any(attribute => attribute.ConstructorArguments[0].Value is Type type && type.Name == completer);

    private string[] Strings(string attribute) =>
        [
            .. Property
                .All(attribute)
                .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
                .Select(argument => (string)argument.Value!),
        ];
}
