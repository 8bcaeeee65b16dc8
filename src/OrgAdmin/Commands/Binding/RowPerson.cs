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
