using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Finds the accounts of a site by a part of the name, the newest first: where an id for <c>-UserId</c> comes from.</summary>
[Cmdlet(VerbsCommon.Find, "OrgUser", HelpUri = HelpPages.Address + "Find-OrgUser.md")]
[OutputType(typeof(UserSuggestion))]
public sealed class FindOrgUserCommand : ConnectedCmdlet<IUserFinder>
{
    /// <summary>The text, in any case and with or without accents.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Query { get; set; }

    private protected override string Purpose => "find users by a part of their name";

    private protected override bool AllowsSeveralConnections => true;

    private protected override void ProcessRow(Row row, ConnectionUse<IUserFinder> use)
    {
        foreach (UserSuggestion suggestion in Await(use.Api.FindUsersAsync(row.Required(nameof(Query), "text"), Context)))
            Write(use, suggestion);
    }
}
