namespace OrgAdmin;

/// <summary>The two generations of uData's error bodies.</summary>
public enum UDataGeneration
{
    /// <summary>17.x: <c>{"errors": {"field": "text"}, "message": "text"}</c>.</summary>
    Current,

    /// <summary>16.2: <c>{"errors": {"field": ["text"]}}</c>, without a message.</summary>
    Udata162,
}
