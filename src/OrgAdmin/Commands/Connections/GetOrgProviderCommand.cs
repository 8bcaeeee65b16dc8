using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Gets what there is to know about each provider: how to connect, and what it can do.</summary>
[Cmdlet(VerbsCommon.Get, "OrgProvider", HelpUri = HelpPages.Address + "Get-OrgProvider.md")]
[OutputType(typeof(OrgProviderInfo))]
public sealed class GetOrgProviderCommand : OrgCmdlet
{
    /// <summary>The providers wanted. Left out, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public OrgProvider[] Provider { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (
            ProviderDescriptor descriptor in Engine.Core.Providers.Where(descriptor =>
                Provider.Length == 0 || Provider.Contains(descriptor.Provider)
            )
        )
            WriteObject(Describe(descriptor));
    }

    private static OrgProviderInfo Describe(ProviderDescriptor descriptor) =>
        new()
        {
            Provider = descriptor.Provider.ToString(),
            DisplayName = descriptor.DisplayName,
            Endpoint = descriptor.DefaultEndpoint,
            Environments = [.. descriptor.Environments.Keys],
            AuthSchemes = [.. descriptor.Schemes.Select(scheme => scheme.ToString())],
            CredentialVariables = [.. descriptor.CredentialVariables.Select(variable => variable.Name).Distinct()],
            AllowsAnonymous = descriptor.AllowsAnonymous,
            Organizations = CapabilityWords.Of(descriptor, CapabilityArea.Organizations),
            Customers = CapabilityWords.Of(descriptor, CapabilityArea.Customers),
            Members = CapabilityWords.Of(descriptor, CapabilityArea.Members),
            Community = CapabilityWords.Of(descriptor, CapabilityArea.Community),
            Cmdlets = CmdletsOf(descriptor),
            Notice = descriptor.Notice,
        };

    // A cmdlet names the capability it needs in its base class, so what works is read off the types.
    private static IReadOnlyList<string> CmdletsOf(ProviderDescriptor descriptor) =>
        [
            .. typeof(GetOrgProviderCommand)
                .Assembly.GetTypes()
                .Where(type => CapabilityOf(type) is { } capability && descriptor.Has(capability))
                .Select(type => type.GetCustomAttribute<CmdletAttribute>()!)
                .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
                .OrderBy(name => name, StringComparer.Ordinal),
        ];

    private static Type? CapabilityOf(Type type)
    {
        if (type.IsAbstract || type.GetCustomAttribute<CmdletAttribute>() is null)
            return null;
        for (Type? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(ConnectedCmdlet<>))
                return parent.GetGenericArguments()[0];
        }
        return null;
    }
}
