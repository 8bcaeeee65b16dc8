using System;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>One provider's API in memory: its routes, its users and its world.</summary>
internal abstract class EmulatedApi
{
    public abstract OrgProvider Provider { get; }

    /// <summary>The path that the API lives under, such as <c>/v5</c>.</summary>
    public abstract string BasePath { get; }

    /// <summary>The credential of the user that a connection gets if it names no other.</summary>
    public abstract string DefaultSecret { get; }

    /// <summary>The lists that were made for queries.</summary>
    public abstract ListCache Lists { get; }

    /// <summary>Brings the world back to how it started.</summary>
    /// <param name="size">How many organizations the default user is to find; the usual ones are always there.</param>
    public abstract void Reset(int size);

    /// <summary>Answers a call. One call at a time: the emulator holds a lock.</summary>
    public abstract ApiAnswer Answer(ApiCall call);

    /// <summary>What the API answers when its own code fails.</summary>
    public abstract ApiAnswer ServerError();

    /// <summary>True if the bodies that a path takes are credentials, which the journal keeps to itself.</summary>
    public virtual bool TakesCredentials(string path) => false;

    /// <summary>Whether a path belongs to this API.</summary>
    public virtual bool Owns(string path) => path.StartsWith(BasePath + "/", StringComparison.Ordinal);

    /// <summary>The path below the API's root.</summary>
    protected string Below(string path) => path.Substring(BasePath.Length);
}
