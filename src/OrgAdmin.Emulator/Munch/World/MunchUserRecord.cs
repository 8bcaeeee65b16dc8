using System;

namespace OrgAdmin.Emulation.Munch;

/// <summary>A person. "Name" is what the journal shows; "Secret" is the password as well, so that there is one thing to remember.</summary>
internal sealed record MunchUserRecord(
    int Id,
    string Name,
    string Identifier,
    string FirstName,
    string LastName,
    string Secret,
    int Organization
)
{
    public string[] Groups { get; init; } = [];

    public bool IsActive { get; init; }

    public bool IsAdministrator => Array.IndexOf(Groups, "administrators") >= 0;
}
