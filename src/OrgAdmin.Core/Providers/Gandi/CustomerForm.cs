using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>
/// Brings a customer's fields into Gandi's form (https://api.gandi.net/docs/organization/), where the country makes it certain what is
/// meant: an order is paid for, and the API repairs nothing.
/// </summary>
internal static class CustomerForm
{
    private static readonly string[] Types = ["individual", "company", "association", "publicbody"];

    // The forms of companies that registers and exports have in place of the type.
    private static readonly HashSet<string> CompanyForms = new(
        [
            "SARL",
            "SAS",
            "SASU",
            "SA",
            "EURL",
            "SCI",
            "SNC",
            "SCOP",
            "LTD",
            "PLC",
            "LLC",
            "INC",
            "GMBH",
            "AG",
            "UG",
            "BV",
            "NV",
            "SRL",
            "SPRL",
            "SPA",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    // What spreadsheets of several languages write for a value that they have not got.
    private static readonly HashSet<string> NotAvailable = ["#N/A", "#NV", "#N/D", "#ND", "#N/V", "#N.A."];

    // What databases and people write in its place.
    private static readonly HashSet<string> Placeholders = new(
        ["n/a", "(null)", "(none)", "(empty)", "(blank)", "undefined"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The fields in Gandi's form.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: at least one cannot be meant so; the message names all
    /// of them.</exception>
    public static CustomerInput Of(CustomerInput input)
    {
        var problems = new List<(string Field, string Why)>();
        foreach ((string field, string? value) in FieldsOf(input))
            RefuseUnreadable(field, value, problems);

        string? type = TypeOf(input.Type);
        if (type is null)
            problems.Add(("Type", $"'{input.Type}' is none of {string.Join(", ", Types)}"));
        else if (type != "individual" && input.OrganizationName is null)
            problems.Add(("LegalName", $"{(type == "association" ? "an" : "a")} {type} has a registered name, and the row has none"));
        string? country = Countries.CodeOf(input.Country);
        if (country is null)
            problems.Add(("Country", $"'{input.Country}' is no country; write its two-letter code"));
        string? phone = Number("Phone", input.Phone, country, problems);
        string? code = country is null ? null : PostalCodeOf(input.PostalCode, country, problems);
        string? fax = input.Fax is null ? null : Number("Fax", input.Fax, country, problems);

        if (problems.Count > 0)
            throw Refused(problems);
        return new CustomerInput
        {
            Type = type!,
            FirstName = Clean(input.FirstName)!,
            LastName = Clean(input.LastName)!,
            Email = input.Email,
            StreetAddress = Clean(input.StreetAddress)!,
            StreetAddress2 = Clean(input.StreetAddress2),
            PostalCode = code,
            City = Clean(input.City)!,
            State = Clean(input.State),
            Country = country!,
            Phone = phone!,
            Fax = fax,
            OrganizationName = Clean(input.OrganizationName),
            Reference = Clean(input.Reference),
        };
    }

    private static string? TypeOf(string text)
    {
        string word = text.Trim().ToLowerInvariant();
        return Types.Contains(word) ? word
            : CompanyForms.Contains(word.Replace(".", "")) ? "company"
            : null;
    }

    private static string? PostalCodeOf(string? text, string country, List<(string, string)> problems)
    {
        string? code = PostalCode.Of(Clean(text), country, out string? problem);
        if (problem is not null)
            problems.Add(("PostalCode", $"'{text}' {problem}"));
        return code;
    }

    // Composed, and with blanks in place of what only looks like one.
    private static string? Clean(string? text) =>
        text is null ? null : WrittenText.Compose(new string([.. text.Select(c => char.IsWhiteSpace(c) ? ' ' : c)]));

    // Without a country only what is no number anywhere can be told.
    private static string? Number(string field, string text, string? country, List<(string, string)> problems)
    {
        string? problem = PhoneNumber.Unreadable(text);
        string? number = problem is null && country is not null ? PhoneNumber.Parse(text, country, out problem) : null;
        if (problem is not null)
            problems.Add((field, $"'{text}' {problem}"));
        return number;
    }

    // What a spreadsheet writes where it has failed, and what breaks a line of an address label.
    private static void RefuseUnreadable(string field, string? value, List<(string, string)> problems)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (
            value!.StartsWith("#", StringComparison.Ordinal)
            && (
                value.EndsWith("!", StringComparison.Ordinal)
                || value.EndsWith("?", StringComparison.Ordinal)
                || NotAvailable.Contains(value)
            )
        )
            problems.Add((field, $"'{value}' is an error of the spreadsheet"));
        else if (value.Any(c => c is '\r' or '\n' or '\u2028' or '\u2029'))
            problems.Add((field, "has a line break in it"));
        else if (Placeholders.Contains(value.Trim()) || !value.Any(char.IsLetterOrDigit))
            problems.Add((field, $"'{value}' stands for nothing; leave the cell empty"));
        // Somebody may be called Null; no town is.
        else if (field is not ("FirstName" or "LastName") && value.Trim() is "NULL" or "NaN")
            problems.Add((field, $"'{value}' stands for nothing; leave the cell empty"));
        else if (WrittenText.Problem(value) is { } problem)
            problems.Add((field, $"'{value}' {problem}"));
    }

    private static IEnumerable<(string Field, string? Value)> FieldsOf(CustomerInput input) =>
        [
            ("FirstName", input.FirstName),
            ("LastName", input.LastName),
            ("StreetAddress", input.StreetAddress),
            ("StreetAddress2", input.StreetAddress2),
            ("PostalCode", input.PostalCode),
            ("City", input.City),
            ("State", input.State),
            ("LegalName", input.OrganizationName),
            ("Reference", input.Reference),
        ];

    private static OrgException Refused(List<(string Field, string Why)> problems) =>
        new(
            OrgErrorKind.ValidationFailed,
            DisplayText.Of(string.Join("; ", problems.Select(problem => $"{problem.Field}: {problem.Why}")) + ".")
        )
        {
            Provider = OrgProvider.Gandi,
            FieldErrors = problems
                .GroupBy(problem => problem.Field)
                .ToDictionary(same => same.Key, same => (IReadOnlyList<string>)[.. same.Select(problem => problem.Why)]),
        };
}
