using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the organizations below one.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationChild", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationChild.md")]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationChildCommand : OrganizationPagedCmdlet<IOrganizationTreeReader>
{
    /// <summary>Get those further below as well, each with its Depth and its Path.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    private protected override string Purpose => "list the children of an organization";

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationTreeReader> use)
    {
        string top = OrganizationOf(row);
        PageSource<Organization> source = Recurse ? PageSource.Whole(context => TreeAsync(use, top, context)) : use.Api.Children(top);
        WritePages(use, source);
    }

    // Depth first, as the tree is read. Munch lets an organization be its own parent, so that each is visited once.
    private async Task<IReadOnlyList<Organization>> TreeAsync(
        ConnectionUse<IOrganizationTreeReader> use,
        string top,
        OperationContext context
    )
    {
        List<Organization> tree = [];
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase) { top };
        await AddAsync(top, use.Called(top), 1).ConfigureAwait(false);
        return tree;

        async Task AddAsync(string id, string path, int depth)
        {
            List<Organization> children;
            try
            {
                children = await use.Api.Children(id).ReadAllAsync(context).ConfigureAwait(false);
            }
            catch (OrgException error) when (depth > 1 && !OrgError.IsTerminating(error.Kind))
            {
                // What is below one organization says nothing of the others.
                await ReportAsync(error, id).ConfigureAwait(false);
                return;
            }
            foreach (Organization child in children)
            {
                if (!known.Add(child.Id))
                    continue;
                string own = $"{path}/{child.Name}";
                PSObject.AsPSObject(child).Properties.Add(new PSNoteProperty("Depth", depth));
                PSObject.AsPSObject(child).Properties.Add(new PSNoteProperty("Path", own));
                tree.Add(child);
                await AddAsync(child.Id, own, depth + 1).ConfigureAwait(false);
            }
        }
    }
}
