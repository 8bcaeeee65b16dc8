using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Sessions;

/// <summary>What <c>-Connection</c> takes: a connection, or the name of one.</summary>
internal sealed class ConnectionReference
{
    /// <summary>A connection by name.</summary>
    /// <param name="name">Its name; a <c>Get-</c> cmdlet takes wildcards.</param>
    public ConnectionReference(string name) => Name = name;

    /// <summary>A connection itself, for instance one that <c>$using:</c> brought from another runspace.</summary>
    /// <param name="connection">The connection.</param>
    public ConnectionReference(OrgConnection connection)
    {
        Name = connection.Name;
        Connection = connection;
    }

    /// <summary>A connection that was wrapped, or that came back from another process.</summary>
    /// <param name="wrapped">The wrapped connection or name.</param>
    public ConnectionReference(PSObject wrapped)
    {
        Connection = wrapped.BaseObject as OrgConnection;
        IsFromOtherProcess = wrapped.TypeNames.Any(name => name == "Deserialized." + typeof(OrgConnection).FullName);
        Name = Connection?.Name ?? (IsFromOtherProcess ? wrapped.Properties["Name"]?.Value : wrapped.BaseObject)?.ToString() ?? "";
    }

    /// <summary>What <c>-Connection</c> says: a name, a connection, or what is left of one that lives in another process.</summary>
    internal static ConnectionReference Of(object value) =>
        value is PSObject { BaseObject: not string } wrapped ? new ConnectionReference(wrapped)
        : value is OrgConnection connection ? new ConnectionReference(connection)
        : new ConnectionReference(value.ToString()!);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The connection, if it was given itself.</summary>
    public OrgConnection? Connection { get; }

    /// <summary>True if it is a name with wildcards.</summary>
    internal bool IsPattern => Connection is null && !IsFromOtherProcess && WildcardPattern.ContainsWildcardCharacters(Name);

    /// <summary>Whether it is only the picture of a connection that lives in another process.</summary>
    internal bool IsFromOtherProcess { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
