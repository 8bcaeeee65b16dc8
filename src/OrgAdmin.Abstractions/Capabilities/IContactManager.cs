using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles the contact points of an organization.</summary>
public interface IContactManager
{
    /// <summary>Its contact points.</summary>
    /// <param name="organizationId">The organization.</param>
    internal PageSource<OrganizationContact> Contacts(string organizationId);

    /// <summary>Makes a contact point. One that is there already and says the same is returned instead.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="input">Its fields.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<OrganizationContact> CreateContactAsync(string organizationId, ContactInput input, OperationContext context);

    /// <summary>Gives a contact point other fields.</summary>
    /// <param name="contactId">The contact point.</param>
    /// <param name="input">All of its fields.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task UpdateContactAsync(string contactId, ContactInput input, OperationContext context);

    /// <summary>Removes a contact point.</summary>
    /// <param name="contactId">The contact point.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task RemoveContactAsync(string contactId, OperationContext context);
}
