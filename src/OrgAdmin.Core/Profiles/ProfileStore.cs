using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Profiles;

/// <summary>
/// Keeps profiles in one JSON file that only its owner can read. A crash leaves the old file or the new one, never half
/// of one; and processes that change the file wait for one another, so that neither loses what the other added. The file
/// names secrets and holds none.
/// </summary>
internal sealed class ProfileStore(string path) : IProfileStore
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Where profiles are kept unless <c>ORGADMIN_PROFILES</c> names another file.</summary>
    public static string DefaultPath
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ORGADMIN_PROFILES") is { Length: > 0 } chosen)
                return chosen;
            // ApplicationData is %APPDATA% on Windows and $XDG_CONFIG_HOME or ~/.config elsewhere.
            string folder = Environment.GetFolderPath(
                Environment.SpecialFolder.ApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            return Path.Combine(folder, "OrgAdmin", "profiles.json");
        }
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
                    .Where(other => !Same(other.Name, profile.Name))
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
        List<OrgProfile> after = [.. before.Where(profile => !Same(profile.Name, name))];
        if (after.Count == before.Count)
            return false;
        Write(after);
        return true;
    }

    // An open file that nobody else may open is a lock that ends with its process, however that ends. It stays
    // behind, empty: removing it would let two processes hold "the" lock at once.
    private FileStream Lock()
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException && waiting.Elapsed > LongestWait))
            {
                throw new OrgException(OrgErrorKind.ProfileError, $"The profiles in {path} cannot be changed: {error.Message}", error);
            }
            catch (IOException)
            {
                // Another process is writing, which takes milliseconds.
                Thread.Sleep(10);
            }
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

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

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
