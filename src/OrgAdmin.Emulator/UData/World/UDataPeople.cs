namespace OrgAdmin.Emulation.UData;

/// <summary>
/// Everybody in the invented world, by first name. Each has an API key, <c>emulator-udata-</c> and the first name,
/// and an OAuth token, <c>emulator-udata-oauth-</c> and the first name.
/// </summary>
internal sealed class UDataPeople
{
    public UDataPeople(UDataWorld world)
    {
        Ada = Add(world, 1, "Ada", "Martin", "ada@example.org", "ada");
        Basile = Add(world, 2, "Basile", "Roy", "basile.roy@example.org", "basile");
        Chloe = Add(world, 3, "Chloé", "Dubois", "chloe.dubois@example.org", "chloe");
        Driss = Add(world, 4, "Driss", "Amrani", "driss.amrani@example.org", "driss");
        Elsa = Add(world, 5, "Elsa", "Petit", "elsa.petit@example.org", "elsa");
        Farid = Add(world, 6, "Farid", "Benali", "farid.benali@example.org", "farid");
        Hugo = Add(world, 7, "Hugo", "Lefèvre", "hugo.lefevre@example.com", "hugo");
        Ines = Add(world, 8, "Inès", "Moreau", "ines.moreau@example.com", "ines");
        Jules = Add(world, 9, "Jules", "Garnier", "jules.garnier@example.com", "jules");
        Karim = Add(world, 10, "Karim", "Haddad", "karim.haddad@example.net", "karim");
        Add(world, 13, "Zoé", "Fontaine", "zoe.fontaine@example.net", "zoe");
        UserRecord leon = User(11, "Léon", "Parti", "leon.parti@example.net") with { IsActive = false };
        world.Add(leon, "emulator-udata-inactive");
        UserRecord root = User(12, "Rosa", "Racine", "root@example.org") with { IsSysadmin = true };
        world.Add(root, "emulator-udata-root");
        world.Add(Ada, "emulator-udata-revoked", "Revoked API token");
        world.Add(Ada, "emulator-udata-expired", "Expired API token");
    }

    public UserRecord Ada { get; }

    public UserRecord Basile { get; }

    public UserRecord Chloe { get; }

    public UserRecord Driss { get; }

    public UserRecord Elsa { get; }

    public UserRecord Farid { get; }

    public UserRecord Hugo { get; }

    public UserRecord Ines { get; }

    public UserRecord Jules { get; }

    public UserRecord Karim { get; }

    private static UserRecord Add(UDataWorld world, int number, string firstName, string lastName, string email, string token)
    {
        UserRecord user = User(number, firstName, lastName, email);
        world.Add(user, "emulator-udata-" + token);
        world.AddOAuth(user, "emulator-udata-oauth-" + token);
        return user;
    }

    private static UserRecord User(int number, string firstName, string lastName, string email) =>
        new(UDataSeed.Id(0x5e000000, number), Slug.Of($"{firstName} {lastName}"), firstName, lastName, email)
        {
            Since = UDataSeed.Day(2014, 1, 1).AddDays(91 * number),
            LastLogin = UDataSeed.Day(2026, 10, 1).AddDays(number),
        };
}
