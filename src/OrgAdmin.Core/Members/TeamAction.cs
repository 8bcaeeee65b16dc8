namespace OrgAdmin.Core.Members;

/// <summary>What is done about one person.</summary>
internal enum TeamAction
{
    /// <summary>Nothing: the person has the role.</summary>
    Keep,

    /// <summary>Nothing: an invitation or a request is waiting for an answer.</summary>
    Wait,

    /// <summary>Nothing: the person has declined an invitation.</summary>
    Declined,

    /// <summary>Nothing: the address may be that of a member of whose address only a part is shown.</summary>
    Possible,

    /// <summary>Nothing: an earlier row says the same of the same person.</summary>
    Repeat,

    /// <summary>Nothing: there is a problem.</summary>
    Refuse,

    /// <summary>Invite.</summary>
    Invite,

    /// <summary>Take the waiting invitation back and send one for another role.</summary>
    InviteAnew,

    /// <summary>Give another role.</summary>
    SetRole,

    /// <summary>Take out of the organization.</summary>
    Remove,
}
