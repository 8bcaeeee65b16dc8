namespace OrgAdmin;

/// <summary>An object that a partial editor may edit, named by class and id.</summary>
public sealed class AssignmentReference
{
    /// <summary>Dataset, Dataservice or Reuse.</summary>
    public string Class { get; init; } = "";

    /// <summary>The object's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Class and id.</summary>
    public override string ToString() => $"{Class} {Id}";
}
