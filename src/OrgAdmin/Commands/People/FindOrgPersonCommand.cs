using System.Management.Automation;
using OrgAdmin.Commands.Base;

namespace OrgAdmin.Commands;

/// <summary>Finds where people are: their memberships, invitations and requests at every open connection.</summary>
[Cmdlet(VerbsCommon.Find, "OrgPerson", HelpUri = HelpPages.Address + "Find-OrgPerson.md")]
[OutputType(typeof(OrgPersonPlace))]
public sealed class FindOrgPersonCommand : PersonCmdlet
{
    private protected override void Take(OrgPersonPlace place) => WriteObject(place);
}
