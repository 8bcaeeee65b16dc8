using System.Collections.Generic;

namespace OrgAdmin.Core.State.Files;

/// <summary>
/// An organization as a file says it is to be, or as the world has it. A part that is null is not spoken of: the file leaves it
/// alone, or the world does not show it.
/// </summary>
internal sealed class OrgState
{
    /// <summary>The file; null for the world.</summary>
    public string? File { get; init; }

    /// <summary>The connection's name.</summary>
    public string? Connection { get; set; }

    /// <summary>The service, by its name.</summary>
    public string? Provider { get; set; }

    /// <summary>The address of the API that a snapshot was taken at; null for a file that people write, which says none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The organization's id; null for one that is to be made.</summary>
    public string? Id { get; set; }

    /// <summary>The organization's own fields, by the names of <see cref="OrganizationFields"/>.</summary>
    public Dictionary<string, object?> Organization { get; init; } = [];

    public List<StatePerson>? Members { get; set; }

    public List<StatePerson>? Invitations { get; set; }

    public List<string>? Badges { get; set; }

    /// <summary>What partial editors may edit: texts such as <c>Dataset 123</c>, by user id.</summary>
    public Dictionary<string, List<string>>? Assignments { get; set; }

    /// <summary>The organizations below it: names by id.</summary>
    public List<StateChild>? Children { get; set; }

    public List<StateCustomer>? Customers { get; set; }

    public List<StateContact>? Contacts { get; set; }

    /// <summary>The picture. The world has one only if it was asked for, because it has to be downloaded.</summary>
    public StateLogo? Logo { get; set; }

    public StateManage Manage { get; set; } = new();

    public StateGuards Guards { get; set; } = new();

    /// <summary>Why a part of the world could not be read, by the part's name in a file.</summary>
    public Dictionary<string, OrgException> Unread { get; } = [];

    /// <summary>The name, or whatever there is in its place.</summary>
    public string Name =>
        Organization.TryGetValue(nameof(OrgAdmin.Organization.Name), out object? name) && name is string { Length: > 0 } text
            ? text
            : Id ?? File ?? "";
}
