namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>What is done to a document. After the first four it is JSON still; after the others no longer, or only by luck.</summary>
internal enum DamageKind
{
    /// <summary>A value becomes another one, mostly of another kind.</summary>
    ReplaceValue,

    /// <summary>A member of an object is there twice.</summary>
    DoubleMember,

    /// <summary>A member has another name.</summary>
    RenameMember,

    /// <summary>A member that nobody knows comes before another.</summary>
    AddMember,

    /// <summary>The end is missing.</summary>
    CutOff,

    /// <summary>Some bytes are others.</summary>
    Overwrite,

    /// <summary>Some bytes are added.</summary>
    Insert,

    /// <summary>A part is there twice.</summary>
    Repeat,

    /// <summary>A part is missing.</summary>
    Drop,
}
