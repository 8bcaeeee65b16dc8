using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>
/// What every object that comes from a provider has: where it came from, and whatever else the server said. Two objects are
/// equal if they stand for the same thing: same type, place, organization and id, whatever has changed in it meanwhile.
/// </summary>
public abstract class OrgObject : IEquatable<OrgObject>, IComparable<OrgObject>, IComparable
{
    // One text for all objects of a service.
    private static readonly string[] Names = Enum.GetNames(typeof(OrgProvider));

    private IDictionary<string, object?>? _additionalProperties;

    /// <summary>The service that answered, by its name: a text in JSON and CSV as well.</summary>
    public string Provider => Names[(int)Service];

    /// <summary>The service that answered.</summary>
    internal OrgProvider Service { get; init; }

    /// <summary>The name of the connection it came through, so that the next cmdlet of a pipeline uses the same one.</summary>
    public string Connection { get; init; } = "";

    /// <summary>
    /// The address of the API it came from; of an emulated one, with the id of the emulated world. It survives a file or a job as
    /// text, so that nothing that was read at one place is changed at another one that happens to have the same name.
    /// </summary>
    public string? Endpoint { get; internal set; }

    /// <summary>
    /// Fields the server sent and this type does not name, under the server's own names, as plain values:
    /// strings, numbers, booleans, lists and dictionaries. Never null.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties
    {
        // Made on first use: most objects of a long list are never asked.
        get => _additionalProperties = ReadableTable.Of(_additionalProperties) ?? new ReadableTable();
        init => _additionalProperties = value;
    }

    /// <summary>What tells the object from the others of its list, so that none is emitted twice; null if nothing does.</summary>
    internal virtual string? Identity => null;

    /// <summary>The organization it belongs to; null if it belongs to none.</summary>
    internal virtual string? OrganizationKey => null;

    /// <inheritdoc/>
    public bool Equals(OrgObject? other) => ReferenceEquals(this, other) || (other is not null && HasIdentity && CompareTo(other) == 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrgObject);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (!HasIdentity)
            return base.GetHashCode();
        unchecked
        {
            int hash = StringComparer.Ordinal.GetHashCode(Identity!);
            hash = (hash * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(OrganizationKey ?? "");
            return (hash * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(Connection);
        }
    }

    /// <summary>Orders by connection, type, organization and id. What has no id is ordered by its text.</summary>
    /// <param name="other">The other object.</param>
    public int CompareTo(OrgObject? other)
    {
        if (other is null)
            return 1;
        int order = StringComparer.OrdinalIgnoreCase.Compare(Connection, other.Connection);
        if (order == 0)
            order = StringComparer.OrdinalIgnoreCase.Compare(Endpoint, other.Endpoint);
        if (order == 0)
            order = StringComparer.Ordinal.Compare(GetType().FullName, other.GetType().FullName);
        if (order == 0)
            order = StringComparer.OrdinalIgnoreCase.Compare(OrganizationKey, other.OrganizationKey);
        if (order == 0)
            order = StringComparer.Ordinal.Compare(Identity, other.Identity);
        return order == 0 && !HasIdentity ? StringComparer.Ordinal.Compare(ToString(), other.ToString()) : order;
    }

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) =>
        obj is null or OrgObject
            ? CompareTo(obj as OrgObject)
            : throw new ArgumentException("Only objects of providers can be compared.", nameof(obj));

    private bool HasIdentity => !string.IsNullOrEmpty(Identity);
}
