using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>What approving and denying have alike: which request, and whether there is still something to decide.</summary>
public abstract class MembershipDecisionCmdlet : OrganizationBulkCmdlet<IMembershipRequestManager>
{
    /// <summary>The request's id.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>Who asks to join. It is only shown in the question, and comes with a piped request.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Name { get; set; }

    /// <summary>How far the request is, which comes with a piped request: what has been decided is left alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Status { get; set; }

    /// <summary>request or invitation, which comes with a piped request: invitations are not the organization's to decide.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Kind { get; set; }

    private protected override string Purpose => "decide on membership requests";

    /// <summary>The request as a question names it.</summary>
    private protected string Described => string.IsNullOrEmpty(Name) ? Id : Name!;

    /// <summary>
    /// Whether a piped request waits for a decision. uData would let people in who were turned away before, and
    /// whoever pipes a list does not mean them; naming one by its id does it all the same.
    /// </summary>
    private protected bool IsOpen()
    {
        if (Kind == "invitation")
        {
            WriteWarning($"{Id} is an invitation and was left alone: the person decides on it. Revoke-MemberInvite takes it back.");
            return false;
        }
        if (!string.IsNullOrEmpty(Status) && Status != "pending")
        {
            WriteWarning($"The request of {Described} is {Status} already and was left alone. To decide anew, name it: -Id {Id}");
            return false;
        }
        return true;
    }
}
