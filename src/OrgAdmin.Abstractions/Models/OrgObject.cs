using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>What every object that comes from a provider has: where it came from, and whatever else the server said.</summary>
public abstract class OrgObject
{
    private IDictionary<string, object?>? _additionalProperties;

    /// <summary>The service that answered.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>The name of the connection it came through, so that the next cmdlet of a pipeline uses the same one.</summary>
    public string Connection { get; init; } = "";

    /// <summary>
    /// Fields the server sent and this type does not name, under the server's own names, as plain values:
    /// strings, numbers, booleans, lists and dictionaries. Never null.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties
    {
        // Made on first use: most objects of a long list are never asked.
        get => _additionalProperties ??= new Dictionary<string, object?>();
        init => _additionalProperties = value;
    }

    /// <summary>What tells the object from the others of its list, so that none is emitted twice; null if nothing does.</summary>
    internal virtual string? Identity => null;
}
