using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

// Every member of this folder throws OrgException for whatever the server refuses or fails to do;
// the kind says which. OperationCanceledException means that the caller's own token was cancelled.

/// <summary>Tells who the credential belongs to.</summary>
public interface IUserReader
{
    /// <summary>The authenticated user.</summary>
    /// <param name="context">Cancellation and messages.</param>
    Task<OrgUserInfo> GetUserAsync(OperationContext context);
}

/// <summary>Reads organizations.</summary>
public interface IOrganizationReader
{
    /// <summary>The organizations that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<Organization> Organizations(OrganizationQuery query);

    /// <summary>One organization.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="shape">How much of it.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context);
}

/// <summary>Makes and changes organizations.</summary>
public interface IOrganizationWriter
{
    /// <summary>Makes an organization.</summary>
    /// <param name="input">Its fields.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> CreateOrganizationAsync(OrganizationInput input, OperationContext context);

    /// <summary>Changes the fields that were given and no other.</summary>
    /// <param name="id">The organization's id.</param>
    /// <param name="changes">The fields to change.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> UpdateOrganizationAsync(string id, OrganizationInput changes, OperationContext context);
}

/// <summary>Removes organizations.</summary>
public interface IOrganizationRemover
{
    /// <summary>Removes an organization.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RemoveOrganizationAsync(string id, OperationContext context);
}

/// <summary>Suggests organizations for a name that is being typed.</summary>
public interface IOrganizationFinder
{
    /// <summary>The organizations whose name or acronym contains the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">How many at the most.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context);
}

/// <summary>Reads the organizations below one.</summary>
public interface IOrganizationTreeReader
{
    /// <summary>The organizations directly below one.</summary>
    /// <param name="organizationId">The one above.</param>
    PageSource<Organization> Children(string organizationId);
}

/// <summary>Reads the addresses that want no more mail.</summary>
public interface IOptOutReader
{
    /// <summary>The opt-outs that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<OrganizationOptOut> OptOuts(OptOutQuery query);
}
