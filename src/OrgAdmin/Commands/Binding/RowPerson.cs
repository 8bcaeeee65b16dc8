using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OrgAdmin.Commands.Base;

namespace OrgAdmin.Commands.Binding;

/// <summary>Compares whom a row says it is about with whom the server says it is: questions name the server's person.</summary>
internal static class RowPerson
{
    /// <summary>Refuses a row whose name, address or user is not that of the person whom its id means.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: nothing was changed.</exception>
    public static void RefuseContradiction(Row row, string? name, string? email, string? userId)
    {
        if (!row.IsPiped || RowSource.Of(row.Source) is not { IsScalar: false } source)
            return;
        Compare("Name", source.Text("Name"), name, (said, actual) => Words(said).SetEquals(Words(actual)));
        Compare(
            "Email",
            source.Text("Email"),
            email,
            (said, actual) => said.IndexOf('*') >= 0 || actual.IndexOf('*') >= 0 || Same(said, actual)
        );
        Compare("UserId", source.Text("UserId"), userId, Same);

        void Compare(string what, string? said, string? actual, Func<string, string, bool> isSame)
        {
            if (string.IsNullOrWhiteSpace(said) || string.IsNullOrWhiteSpace(actual) || isSame(said!, actual!))
                return;
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                DisplayText.Of($"{row.Label} says {what} '{said}', and the server says that this is '{actual}'. Nothing was changed.")
            );
        }
    }

    /// <summary>Refuses a row of a file whose name of the organization is not that of the organization which its id means.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">The id in the row.</param>
    /// <param name="name">What the server calls the organization; the id where it does not say.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: nothing was changed.</exception>
    public static void RefuseOtherOrganization(Row row, string id, string name)
    {
        // An object of the module may be older than its organization's name, and knows where it belongs.
        if (!row.IsPiped || row.Kind is not null || name == id || RowSource.Of(row.Source) is not { IsFree: true } source)
            return;
        string? said = source.Text("OrganizationName") ?? source.Text("Name");
        if (said is null || Words(said).Count == 0 || Words(said).SetEquals(Words(name)))
            return;
        throw new OrgException(
            OrgErrorKind.InvalidValue,
            DisplayText.Of($"{row.Label} says that '{id}' is '{said}', and the server says that it is '{name}'. Nothing was changed.")
        );
    }

    /// <summary>Who it was, for what is output with -PassThru.</summary>
    public static OrgChangeDetail Of(MembershipRequest request) =>
        new()
        {
            UserId = request.UserId,
            Email = request.Email,
            Before = request.Role,
        };

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    // Files write "DUPONT, Zoé" where the server has "Zoé Dupont".
    private static HashSet<string> Words(string name) =>
        [
            .. new string([
                .. name.Normalize(NormalizationForm.FormC).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
            ]).Split([' '], StringSplitOptions.RemoveEmptyEntries),
        ];
}
