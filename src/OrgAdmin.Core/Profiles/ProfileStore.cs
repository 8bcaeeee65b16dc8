using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Profiles;

/// <summary>
/// Keeps profiles in one JSON file that only its owner can read. A crash leaves the old file or the new one, never half
/// of one; and processes that change the file wait for one another, so that neither loses what the other added. The file
/// names secrets and holds none.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="longestWait">How long to wait for a process that is writing; null for half a minute.</param>
internal sealed class ProfileStore(string path, TimeSpan? longestWait = null) : IProfileStore
{
    private const string Variable = "ORGADMIN_PROFILES";

    /// <summary>The store that people use.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ProfileError"/>: there is no place for it.</exception>
    public static ProfileStore Standard() =>
        new(
            PathOf(
                Environment.GetEnvironmentVariable(Variable),
                // %APPDATA% on Windows, and $XDG_CONFIG_HOME or ~/.config elsewhere.
                Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            )
        );

    /// <summary>
    /// Where profiles are kept. A path that is relative would be taken from the folder in which the process was started,
    /// which may be anybody's; a profile that lies there would name the endpoint that gets the credential.
    /// </summary>
    /// <param name="chosen">The file that the environment variable names.</param>
    /// <param name="applicationData">The folder for application data; empty for an account without a loaded profile of Windows.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ProfileError"/>: neither is a place.</exception>
    public static string PathOf(string? chosen, string applicationData)
    {
        if (chosen is { Length: > 0 })
            return IsFull(chosen)
                ? chosen
                : throw new OrgException(
                    OrgErrorKind.ProfileError,
                    $"{Variable} is '{chosen}', which is no full path. Set it to the full path of a file."
                );
        return applicationData.Length > 0
            ? Path.Combine(applicationData, "OrgAdmin", "profiles.json")
            : throw new OrgException(
                OrgErrorKind.ProfileError,
                $"This account has no folder for application data, so there is no place for profiles. Set {Variable} to "
                    + "the full path of a file."
            );
    }

    public IReadOnlyList<OrgProfile> Load()
    {
        try
        {
            if (!File.Exists(path))
                return [];
            ProfileFile? file = JsonSerializer.Deserialize(AtomicFile.ReadAllBytes(path), ProfileJson.Default.ProfileFile);
            return [.. (file?.Profiles).Present().OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new OrgException(OrgErrorKind.ProfileError, $"The profiles in {path} cannot be read: {error.Message}", error);
        }
    }

    public void Save(OrgProfile profile)
    {
        using (Lock())
            Write([
                .. Load()
                    .Where(other => !IgnoringCase.Same(other.Name, profile.Name))
                    .Select(other => profile.IsDefault && other.Provider == profile.Provider ? WithoutDefault(other) : other),
                profile,
            ]);
    }

    public bool Remove(string name)
    {
        if (!File.Exists(path))
            return false;
        using FileStream _ = Lock();
        IReadOnlyList<OrgProfile> before = Load();
        List<OrgProfile> after = [.. before.Where(profile => !IgnoringCase.Same(profile.Name, name))];
        if (after.Count == before.Count)
            return false;
        Write(after);
        return true;
    }

    // An open file that nobody else may open is a lock that ends with its process, however that ends. It stays
    // behind, empty: removing it would let two processes hold "the" lock at once.
    private FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // A process that writes holds the lock for milliseconds; several may be in the queue.
            return HeldFile.Wait(
                () => new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
                error => error is IOException,
                longestWait ?? TimeSpan.FromSeconds(30)
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrgException(OrgErrorKind.ProfileError, $"The profiles in {path} cannot be changed: {error.Message}", error);
        }
    }

    private void Write(List<OrgProfile> profiles)
    {
        try
        {
            new AtomicFile(path) { IsPrivate = true, KeepsMode = false }.Write(stream =>
                JsonSerializer.Serialize(stream, new ProfileFile { Profiles = profiles }, ProfileJson.Default.ProfileFile)
            );
        }
        catch (OrgException error)
        {
            throw new OrgException(OrgErrorKind.ProfileError, $"The profiles cannot be saved: {error.Message}", error.InnerException);
        }
    }

    // "C:file" and "\file" are rooted on Windows and still depend on where the process is.
    private static bool IsFull(string path) =>
        Path.DirectorySeparatorChar == '/'
            ? path.StartsWith("/", StringComparison.Ordinal)
            : path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/');

    private static OrgProfile WithoutDefault(OrgProfile profile) =>
        new()
        {
            Name = profile.Name,
            Provider = profile.Provider,
            Endpoint = profile.Endpoint,
            Environment = profile.Environment,
            AuthScheme = profile.AuthScheme,
            UserName = profile.UserName,
            SecretName = profile.SecretName,
            VaultName = profile.VaultName,
        };
}
