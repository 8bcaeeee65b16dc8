using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>The person or key that a connection's credential belongs to.</summary>
public sealed class OrgUserInfo : OrgObject
{
    /// <summary>The user's id at the provider.</summary>
    public string Id { get; init; } = "";

    /// <summary>The same as <see cref="Id"/>, under the name that member cmdlets bind.</summary>
    public string UserId => Id;

    /// <summary>The login name (Gandi <c>username</c>, uData <c>slug</c>, Munch <c>identifier</c>).</summary>
    public string UserName { get; init; } = "";

    /// <summary>The name to show.</summary>
    public string Name { get; init; } = "";

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Preferred language (Gandi <c>lang</c>).</summary>
    public string? Language { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Fax.</summary>
    public string? Fax { get; init; }

    /// <summary>Street and number.</summary>
    public string? StreetAddress { get; init; }

    /// <summary>Apartment, suite, building.</summary>
    public string? StreetAddress2 { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region.</summary>
    public string? State { get; init; }

    /// <summary>Country code.</summary>
    public string? Country { get; init; }

    /// <summary>Global roles (uData: <c>admin</c> is a system administrator; Munch: groups).</summary>
    public IReadOnlyList<string>? Roles
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>Ids of the organizations the user is in, where the provider says so.</summary>
    public IReadOnlyList<string>? Organizations
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The login name.</summary>
    public override string ToString() => DisplayText.Of(UserName);
}
