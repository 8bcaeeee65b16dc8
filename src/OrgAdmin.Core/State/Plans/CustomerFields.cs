using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Makes an order of what a file says of a customer.</summary>
internal static class CustomerFields
{
    private static readonly string[] Required = ["type", "firstName", "lastName", "email", "streetAddress", "city", "country", "phone"];

    private static readonly Dictionary<string, PropertyInfo> Properties = typeof(CustomerInput)
        .GetProperties()
        .ToDictionary(property => SnapshotWriter.NameOf(property.Name));

    /// <summary>The order, checked by the provider's rules.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: something is missing or cannot be right.</exception>
    public static CustomerInput Check(ICustomerManager api, StateCustomer customer) => Check(api, customer.Fields);

    /// <inheritdoc cref="Check(ICustomerManager, StateCustomer)"/>
    public static CustomerInput Check(ICustomerManager api, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var input = new CustomerInput();
        var given = new HashSet<string>();
        foreach (KeyValuePair<string, string> field in fields.Where(field => field.Value.Trim().Length > 0))
        {
            Properties[field.Key].SetValue(input, field.Value);
            given.Add(field.Key);
        }
        string[] missing = [.. Required.Where(name => !given.Contains(name))];
        return missing.Length == 0
            ? api.Check(input)
            : throw new OrgException(OrgErrorKind.ValidationFailed, $"A customer who is to be ordered lacks {string.Join(", ", missing)}.");
    }
}
