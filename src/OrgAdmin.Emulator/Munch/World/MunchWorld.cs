using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// The state behind the emulated Munch. It starts from the two organizations of its documents, "Example" and
/// "Child organization"; a second customer of the service is there to be out of reach.
/// </summary>
internal sealed class MunchWorld
{
    private readonly Dictionary<int, MunchOrganizationRecord> _byId = [];
    private int _lastOrganization;
    private int _lastUser;

    /// <summary>Makes the world.</summary>
    /// <param name="size">How many organizations the administrator of "Example" is to find: that one, and its children.</param>
    public MunchWorld(int size = 0)
    {
        MunchOrganizationRecord example = Add("Example", "contact@example.com", null);
        MunchOrganizationRecord child = Add("Child organization", "child@example.com", example.Id);
        child.Nickname = "nickname";
        child.NotifyMessageStatus = false;
        child.ExternalOptOutMessage = "Custom message";
        Add("Newsletter", "news@example.com", example.Id);
        MunchOrganizationRecord orchard = Add("Orchard", "orchard@example.net", null);
        orchard.CanAttachFiles = true;
        Add("Cider", "cider@example.net", orchard.Id);

        Person("admin", "ada@example.com", "Ada", "Martin", example.Id, "administrators");
        Person("manager", "max@example.com", "Max", "Roux", example.Id, "managers");
        Person("user", "uma@example.com", "Uma", "Petit", example.Id, "users");
        Person("collaborator", "cleo@example.com", "Cléo", "Blanc", example.Id, "collaborators");
        // Somebody who was invited and has confirmed, and whom no administrator has put into a group yet.
        Person("newcomer", "noe@example.com", "Noé", "Garnier", example.Id);
        Person("child", "chris@example.com", "Chris", "Morel", child.Id, "administrators");
        Person("other", "olga@example.net", "Olga", "Lind", orchard.Id, "administrators");
        Invite("ivo@example.com", example.Id);

        string[] origins = ["mail", "web", "feedback-loop", "abuse", "bounce"];
        for (int i = 1; i <= 12; i++)
            OptOuts.Add(
                new MunchOptOutRecord(
                    example.Id,
                    $"m{i:0000}-c12",
                    $"reader{i:00}@example.org",
                    new DateTimeOffset(2017, 3, i, 8, 30, 0, TimeSpan.FromHours(1)),
                    origins[(i - 1) % origins.Length]
                )
            );
        OptOuts.Add(
            new MunchOptOutRecord(
                child.Id,
                "m0001-c31",
                "reader03@example.org",
                new DateTimeOffset(2017, 4, 2, 17, 5, 9, TimeSpan.FromHours(2)),
                "web"
            )
        );
        OptOuts.Add(
            new MunchOptOutRecord(
                orchard.Id,
                "m0001-c40",
                "picker@example.org",
                new DateTimeOffset(2017, 4, 3, 9, 0, 0, TimeSpan.FromHours(2)),
                "bounce"
            )
        );

        for (int i = Organizations.Count(organization => organization == example || organization.Parent == example.Id) + 1; i <= size; i++)
        {
            string number = i.ToString("D6", CultureInfo.InvariantCulture);
            Add($"Customer {number}", $"customer{number}@example.com", example.Id);
        }
    }

    public List<MunchOrganizationRecord> Organizations { get; } = [];

    public ListCache Lists { get; } = new();

    public List<MunchUserRecord> Users { get; } = [];

    public List<MunchOptOutRecord> OptOuts { get; } = [];

    /// <summary>The organization with a number, as it stands in a path.</summary>
    public MunchOrganizationRecord? Organization(string id) =>
        int.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
        && _byId.TryGetValue(number, out MunchOrganizationRecord? organization)
            ? organization
            : null;

    public MunchOrganizationRecord Add(string name, string contactEmail, int? parent)
    {
        var organization = new MunchOrganizationRecord(++_lastOrganization)
        {
            Name = name,
            ContactEmail = contactEmail,
            Parent = parent,
        };
        Organizations.Add(organization);
        _byId[organization.Id] = organization;
        return organization;
    }

    public MunchUserRecord Invite(string identifier, int organization)
    {
        var user = new MunchUserRecord(
            ++_lastUser,
            identifier,
            identifier,
            "",
            "",
            "invited-" + Guid.NewGuid().ToString("N"),
            organization
        );
        Users.Add(user);
        return user;
    }

    /// <summary>Removes an organization and all that hangs on it, as the database does.</summary>
    public void Remove(MunchOrganizationRecord organization)
    {
        Organizations.Remove(organization);
        _byId.Remove(organization.Id);
        Users.RemoveAll(user => user.Organization == organization.Id);
        OptOuts.RemoveAll(optOut => optOut.Organization == organization.Id);
        foreach (MunchOrganizationRecord child in Organizations.Where(candidate => candidate.Parent == organization.Id).ToList())
            Remove(child);
    }

    private void Person(string name, string identifier, string firstName, string lastName, int organization, params string[] groups) =>
        Users.Add(
            new MunchUserRecord(++_lastUser, name, identifier, firstName, lastName, "emulator-munch-" + name, organization)
            {
                Groups = groups,
                IsActive = true,
            }
        );
}
