using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OrgAdmin.Core.Files;

namespace OrgAdmin.Core.State.Files;

/// <summary>Reads state files. Every mistake is an error with its line, and nothing is guessed.</summary>
internal static class StateFileReader
{
    /// <summary>The version of the form of the files.</summary>
    public const int Version = 1;

    private static readonly string[] Known =
    [
        "$schema",
        "version",
        "connection",
        "provider",
        "id",
        .. StateManage.Parts,
        "logo",
        "manage",
        "guards",
    ];

    /// <summary>Reads a file, or every file of a folder and the folders below it.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the first mistake.</exception>
    public static IReadOnlyList<OrgState> ReadAll(string path, bool withPictures = true)
    {
        if (!Directory.Exists(path))
            return [Read(path, withPictures)];
        List<OrgState> all =
        [
            .. Directory
                .EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
                .OrderBy(file => file, StringComparer.Ordinal)
                .Select(file => Read(file, withPictures)),
        ];
        if (all.Count == 0)
            throw new OrgException(OrgErrorKind.FileError, $"{path} has no file of an organization. Export-OrgState writes them.");
        foreach (
            IGrouping<string, OrgState> same in all.Where(state => state.Id is not null)
                .GroupBy(state => $"{state.Connection}/{state.Id}", StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
        )
            throw new OrgException(
                OrgErrorKind.FileError,
                DisplayText.Of($"The id '{same.First().Id}' is in several files: {string.Join(", ", same.Select(state => state.File))}.")
            );
        return all;
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withPicture">False does without the picture that it names, which may not be there yet.</param>
    public static OrgState Read(string path, bool withPicture = true)
    {
        byte[] bytes;
        try
        {
            bytes = AtomicFile.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
        return Read(StateNode.Parse(bytes, path), path, withPicture);
    }

    private static OrgState Read(StateNode root, string path, bool withPicture)
    {
        IReadOnlyDictionary<string, StateNode> file = root.Object("the file", Known);
        if (!file.TryGetValue("version", out StateNode? version) || version.Value is not long number)
            throw root.Error("it has no version, so it is no file of an organization. Export-OrgState writes them.");
        if (number > Version)
            throw version.Error($"it has version {number}, and this module knows version {Version}. Update the module.");
        StateNode provider = Required(root, file, "provider");
        if (!Enum.TryParse(provider.Text("provider"), out OrgProvider known) || !Enum.IsDefined(typeof(OrgProvider), known))
            throw provider.Error($"'{provider.Value}' is no provider. There are: {string.Join(", ", Enum.GetNames(typeof(OrgProvider)))}.");
        var state = new OrgState
        {
            File = path,
            Connection = Required(root, file, "connection").Text("connection"),
            Provider = known.ToString(),
            Id = file.TryGetValue("id", out StateNode? id) ? id.Text("id") : null,
            Organization = Fields(file),
            Members = People(file, "members"),
            Invitations = People(file, "invitations"),
            Badges = file.TryGetValue("badges", out StateNode? badges)
                ? [.. badges.List("badges").Select(badge => NotEmpty(badge, "a badge"))]
                : null,
            Assignments = Assignments(file),
            Children = Children(file),
            Customers = Customers(file),
            Contacts = Contacts(file),
            Logo = Logo(file, path, withPicture),
            Manage = Manage(file),
            Guards = Guards(file),
        };
        return state.Id is not null || state.Organization.ContainsKey(nameof(Organization.Name))
            ? state
            : throw root.Error("it has neither an id nor a name: it is not known which organization it is about.");
    }

    private static Dictionary<string, object?> Fields(IReadOnlyDictionary<string, StateNode> file)
    {
        var fields = new Dictionary<string, object?>();
        if (!file.TryGetValue("organization", out StateNode? node))
            return fields;
        string[] names = [.. OrganizationFields.Names.Select(SnapshotWriter.NameOf)];
        foreach (KeyValuePair<string, StateNode> field in node.Object("organization", names))
            fields.Add(OrganizationFields.Names.First(name => SnapshotWriter.NameOf(name) == field.Key), FieldOf(field.Key, field.Value));
        return fields;
    }

    private static object? FieldOf(string name, StateNode node)
    {
        switch (name)
        {
            case "extras":
                node.Object(name);
                return node.Value;
            case "notifyMessageStatus" or "notifyOptOuts":
                return node.Value is null or bool ? node.Value : throw node.Error($"{name} must be true or false.");
            default:
                return node.Text(name);
        }
    }

    private static List<StatePerson>? People(IReadOnlyDictionary<string, StateNode> file, string part)
    {
        if (!file.TryGetValue(part, out StateNode? list))
            return null;
        return [.. list.List(part).Select(Person)];

        StatePerson Person(StateNode node)
        {
            IReadOnlyDictionary<string, StateNode> person = node.Object($"an entry of {part}", ["userId", "email", "name", "role", "note"]);
            string? userId = Text(person, "userId"),
                email = Text(person, "email");
            if (string.IsNullOrWhiteSpace(userId) && string.IsNullOrWhiteSpace(email))
                throw node.Error($"an entry of {part} has neither a userId nor an email.");
            return new StatePerson
            {
                UserId = userId,
                Email = email,
                Name = Text(person, "name"),
                Role = Text(person, "role"),
                Note = Text(person, "note"),
                Line = node.Line,
            };
        }
    }

    private static Dictionary<string, List<string>>? Assignments(IReadOnlyDictionary<string, StateNode> file)
    {
        if (!file.TryGetValue("assignments", out StateNode? list))
            return null;
        var assignments = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (StateNode node in list.List("assignments"))
        {
            IReadOnlyDictionary<string, StateNode> entry = node.Object("an entry of assignments", ["userId", "class", "id"]);
            string userId = NotEmpty(Required(node, entry, "userId"), "userId");
            if (!assignments.TryGetValue(userId, out List<string>? objects))
                assignments.Add(userId, objects = []);
            objects.Add($"{NotEmpty(Required(node, entry, "class"), "class")} {NotEmpty(Required(node, entry, "id"), "id")}");
        }
        return assignments;
    }

    private static List<StateChild>? Children(IReadOnlyDictionary<string, StateNode> file)
    {
        if (!file.TryGetValue("children", out StateNode? list))
            return null;
        return [.. list.List("children").Select(Child)];

        static StateChild Child(StateNode node)
        {
            IReadOnlyDictionary<string, StateNode> child = node.Object("an entry of children", ["id", "name", "contactEmail"]);
            return new StateChild
            {
                Id = Text(child, "id"),
                Name = NotEmpty(Required(node, child, "name"), "name"),
                ContactEmail = Text(child, "contactEmail"),
                Line = node.Line,
            };
        }
    }

    private static List<StateCustomer>? Customers(IReadOnlyDictionary<string, StateNode> file)
    {
        if (!file.TryGetValue("customers", out StateNode? list))
            return null;
        string[] fields = [.. typeof(CustomerInput).GetProperties().Select(property => SnapshotWriter.NameOf(property.Name))];
        return [.. list.List("customers").Select(Customer)];

        StateCustomer Customer(StateNode node)
        {
            IReadOnlyDictionary<string, StateNode> customer = node.Object("an entry of customers", ["id", "name", .. fields]);
            return new StateCustomer
            {
                Id = Text(customer, "id"),
                Name = Text(customer, "name"),
                Email = Text(customer, "email"),
                Fields = customer
                    .Where(field => fields.Contains(field.Key) && field.Value.Text(field.Key) is not null)
                    .ToDictionary(field => field.Key, field => field.Value.Text(field.Key)!),
                Line = node.Line,
            };
        }
    }

    private static List<StateContact>? Contacts(IReadOnlyDictionary<string, StateNode> file)
    {
        if (!file.TryGetValue("contacts", out StateNode? list))
            return null;
        return [.. list.List("contacts").Select(Contact)];

        static StateContact Contact(StateNode node)
        {
            IReadOnlyDictionary<string, StateNode> contact = node.Object("an entry of contacts", StateContact.Names);
            return new StateContact
            {
                Id = Text(contact, "id"),
                Name = NotEmpty(Required(node, contact, "name"), "name"),
                Email = Text(contact, "email"),
                ContactForm = Text(contact, "contactForm"),
                Role = Text(contact, "role") ?? "contact",
                Line = node.Line,
            };
        }
    }

    // The hash is there for whoever reads a proposed change: the picture that they have seen is the one that is uploaded.
    private static StateLogo? Logo(IReadOnlyDictionary<string, StateNode> file, string path, bool withPicture)
    {
        if (!file.TryGetValue("logo", out StateNode? node))
            return null;
        IReadOnlyDictionary<string, StateNode> logo = node.Object("logo", ["file", "sha256"]);
        StateNode name = Required(node, logo, "file");
        string picture = NotEmpty(name, "file"),
            hash = Text(logo, "sha256") ?? "";
        if (!withPicture)
            return new StateLogo { File = picture };
        StateLogo read;
        try
        {
            read = StateLogo.Read(path, picture);
        }
        catch (OrgException error)
        {
            throw name.Error(error.Message);
        }
        return hash.Length == 0 || string.Equals(hash, read.Sha256, StringComparison.OrdinalIgnoreCase)
            ? read
            : throw logo["sha256"].Error($"'{read.File}' is another picture than this hash is of. Its own is {read.Sha256}.");
    }

    private static StateManage Manage(IReadOnlyDictionary<string, StateNode> file)
    {
        var manage = new StateManage();
        if (!file.TryGetValue("manage", out StateNode? node))
            return manage;
        foreach (KeyValuePair<string, StateNode> part in node.Object("manage", StateManage.Parts))
        {
            string? way = part.Value.Text(part.Key);
            manage[part.Key] = StateManage.Words.Contains(way)
                ? way!
                : throw part.Value.Error($"'{way}' is unknown. There are: {string.Join(", ", StateManage.Words)}.");
        }
        return manage;
    }

    private static StateGuards Guards(IReadOnlyDictionary<string, StateNode> file)
    {
        if (!file.TryGetValue("guards", out StateNode? node))
            return new StateGuards();
        IReadOnlyDictionary<string, StateNode> guards = node.Object(
            "guards",
            ["maximumRemovalPercent", "minimumAdmins", "requiredAdmins", "protect", "keepSelf"]
        );
        return new StateGuards
        {
            MaximumRemovalPercent = Number(guards, "maximumRemovalPercent", 25, 100),
            MinimumAdmins = Number(guards, "minimumAdmins", 1, int.MaxValue),
            RequiredAdmins = Texts(guards, "requiredAdmins"),
            Protect = Texts(guards, "protect"),
            KeepSelf =
                !guards.TryGetValue("keepSelf", out StateNode? keep)
                || (keep.Value as bool? ?? throw keep.Error("keepSelf must be true or false.")),
        };
    }

    private static int Number(IReadOnlyDictionary<string, StateNode> guards, string name, int otherwise, int largest)
    {
        if (!guards.TryGetValue(name, out StateNode? node))
            return otherwise;
        return node.Value is long number && number >= 0 && number <= largest
            ? (int)number
            : throw node.Error(largest == 100 ? $"{name} must be a whole number from 0 to 100." : $"{name} must be a whole number.");
    }

    private static string[] Texts(IReadOnlyDictionary<string, StateNode> guards, string name) =>
        guards.TryGetValue(name, out StateNode? list) ? [.. list.List(name).Select(item => NotEmpty(item, name))] : [];

    private static StateNode Required(StateNode owner, IReadOnlyDictionary<string, StateNode> properties, string name) =>
        properties.TryGetValue(name, out StateNode? value) && value.Value is not null ? value : throw owner.Error($"it lacks '{name}'.");

    private static string? Text(IReadOnlyDictionary<string, StateNode> properties, string name) =>
        properties.TryGetValue(name, out StateNode? value) ? value.Text(name) : null;

    private static string NotEmpty(StateNode node, string name) =>
        node.Text(name) is { } text && text.Trim().Length > 0 ? text : throw node.Error($"{name} must not be empty.");
}
