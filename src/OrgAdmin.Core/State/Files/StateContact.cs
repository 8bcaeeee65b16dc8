using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.State.Files;

/// <summary>A contact point in a state file.</summary>
internal sealed class StateContact
{
    /// <summary>The names of its fields in a file.</summary>
    public static IReadOnlyList<string> Names { get; } = ["id", "name", "email", "contactForm", "role"];

    /// <summary>Its id; null for one that is to be made.</summary>
    public string? Id { get; init; }

    public string Name { get; init; } = "";

    public string? Email { get; init; }

    public string? ContactForm { get; init; }

    public string Role { get; init; } = "contact";

    public int Line { get; init; }

    /// <summary>All that it says, as one text. Two contact points that say the same are one.</summary>
    public string Text => string.Join(" ", new[] { Role, Name, Email, ContactForm }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>It as a change of a plan has it.</summary>
    public Dictionary<string, string> Fields() =>
        new[] { ("id", Id), ("name", Name), ("email", Email), ("contactForm", ContactForm), ("role", Role) }
            .Where(field => !string.IsNullOrEmpty(field.Item2))
            .ToDictionary(field => field.Item1, field => field.Item2!);

    /// <summary>The contact point that a change of a plan has.</summary>
    public static StateContact Of(object? value)
    {
        Dictionary<string, string> fields = ChangedFields.Of(value);
        return new StateContact
        {
            Id = Field("id"),
            Name = Field("name") ?? "",
            Email = Field("email"),
            ContactForm = Field("contactForm"),
            Role = Field("role") ?? "contact",
        };

        string? Field(string name) => fields.TryGetValue(name, out string? text) ? text : null;
    }

    /// <summary>What is sent for it.</summary>
    public ContactInput ToInput() =>
        new()
        {
            Name = Name,
            Email = Email,
            ContactForm = ContactForm,
            Role = Role,
        };

    /// <summary>Why no server would take it; null if one may.</summary>
    /// <param name="roles">The roles that the provider knows; empty if it does not say.</param>
    public string? Problem(IReadOnlyList<string> roles) =>
        roles.Count > 0 && !roles.Contains(Role, StringComparer.Ordinal)
            ? $"The role '{Role}' is unknown. There are: {string.Join(", ", roles)}."
        : Email is not null && EmailAddress.Parse(Email, out string? why) is null ? $"'{Email}' is no e-mail address: {why}"
        : Email is null && ContactForm is null && Role == "contact" ? "A contact needs an email or a contactForm."
        : null;
}
