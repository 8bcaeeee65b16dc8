using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>What a value of an organization is of, and which of them a change touches.</summary>
internal static class Fact
{
    public static string OfField(string name) => "organization/" + name;

    public static string OfMember(string? userId) => "member/" + userId;

    public static string OfInvitation(string? userId, string? email) => "invitation/" + (userId ?? email?.Trim());

    public static string OfBadge(string kind) => "badge/" + kind;

    public static string OfAssignments(string userId) => "assignment/" + userId;

    public static string OfChild(string name) => "child/" + name;

    public static string OfCustomer(string? key) => "customer/" + key;

    public static string OfContact(StateContact contact) => "contact/" + contact.Text;

    /// <summary>
    /// The value that a change is about, and what it is before and afterwards; null for nothing there, and for a value that the
    /// server chooses.
    /// </summary>
    public static (string Key, string? Before, string? After) Of(OrgChange change) =>
        change.Kind switch
        {
            "Organization" => (OfField(change.Property ?? ""), World.TextOf(change.Before), World.TextOf(change.After)),
            "Member" => (OfMember(change.UserId), Text(change.Before), Text(change.After)),
            "Invitation" => (OfInvitation(change.UserId, change.Email), Text(change.Before), Text(change.After)),
            "Badge" => (OfBadge(change.Target), Presence(change.Action == "Remove"), Presence(change.Action == "Add")),
            "Assignment" => (OfAssignments(change.UserId ?? ""), Assigned(change.Before), Assigned(change.After)),
            "Contact" => (
                OfContact(StateContact.Of(change.Action == "Remove" ? change.Before : change.After)),
                Presence(change.Action == "Remove"),
                Presence(change.Action != "Remove")
            ),
            "Child" => (OfChild(change.Target), null, "there"),
            "Customer" => (OfCustomer(change.Email), null, "there"),
            _ => (change.Kind + "/" + change.Target, null, null),
        };

    private static string? Presence(bool isThere) => isThere ? "there" : null;

    private static string? Text(object? value) => value as string;

    private static string? Assigned(object? value) =>
        value is IEnumerable<object?> list && list.Select(item => item?.ToString() ?? "").ToArray() is { Length: > 0 } texts
            ? World.ListOf(texts)
            : null;
}
