using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>Keeps profiles.</summary>
public interface IProfileStore
{
    /// <summary>All profiles, by name.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ProfileError"/>: the file cannot be read.</exception>
    IReadOnlyList<OrgProfile> Load();

    /// <summary>Adds a profile, or replaces the one of that name. The file is written whole or not at all.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ProfileError"/>: the file cannot be written.</exception>
    void Save(OrgProfile profile);

    /// <summary>Removes a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ProfileError"/>: the file cannot be written.</exception>
    bool Remove(string name);
}
