using System.Collections.Generic;

namespace OrgAdmin.People;

/// <summary>Who is sought: whoever has one of these addresses, ids or names.</summary>
internal sealed class PersonQuery
{
    /// <summary>Whole addresses, checked.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Ids or slugs of users.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Rows that name somebody by an id, and say where that is or who it is besides.</summary>
    public IReadOnlyList<PersonRow> Rows { get; init; } = [];

    /// <summary>Names, with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Who is known to be who.</summary>
    public IReadOnlyList<PersonIdentity> Identities { get; init; } = [];
}
