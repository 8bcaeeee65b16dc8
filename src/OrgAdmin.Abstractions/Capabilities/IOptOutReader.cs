namespace OrgAdmin.Capabilities;

/// <summary>Reads the addresses that want no more mail.</summary>
public interface IOptOutReader
{
    /// <summary>The opt-outs that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<OrganizationOptOut> OptOuts(OptOutQuery query);
}
