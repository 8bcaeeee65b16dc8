using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>The customers of a reseller, who are added and never changed or removed.</summary>
internal sealed class CustomerPlanner(PlanDraft draft)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        if (draft.Skips("customers", draft.Wanted.Customers, draft.World.State.Customers))
            return;
        foreach (StateCustomer customer in draft.Wanted.Customers!)
        {
            if (
                draft.World.State.Customers!.Exists(other =>
                    IgnoringCase.Same(other.Id, customer.Id) || (customer.Id is null && SameAddress(other.Email, customer.Email))
                )
            )
                continue;
            OrgChange add = draft.Change(
                "Customer",
                "Add",
                customer.Email ?? customer.Name ?? "",
                email: customer.Email,
                after: customer.Fields
            );
            try
            {
                if (customer.Id is not null)
                    throw new OrgException(
                        OrgErrorKind.ValidationFailed,
                        $"There is no customer of the id {customer.Id}, and an id cannot be chosen."
                    );
                CustomerFields.Check((ICustomerManager)draft.Client!, customer);
                draft.Add(add);
            }
            catch (OrgException error)
            {
                draft.Refuse(add, error.Message);
            }
        }
        if (!draft.IsExact("customers"))
            return;
        foreach (
            StateCustomer customer in draft.World.State.Customers!.Where(customer =>
                !draft.Wanted.Customers!.Exists(other =>
                    IgnoringCase.Same(other.Id, customer.Id) || SameAddress(other.Email, customer.Email)
                )
            )
        )
            draft.Refuse(
                draft.Change("Customer", "Remove", customer.Name ?? customer.Email ?? "", email: customer.Email, before: customer.Name),
                $"{draft.Provider.DisplayName} cannot remove customers."
            );
    }

    private static bool SameAddress(string? one, string? other) =>
        one is not null
        && other is not null
        && EmailAddress.Parse(one, out _) is { } address
        && EmailAddress.Parse(other, out _) is { } same
        && address.Equals(same);
}
