using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Profiles;
using Xunit;

namespace OrgAdmin.Core.Tests.Profiles;

/// <summary>The file of profiles: whole or not at all, for its owner only, and nobody's change is lost.</summary>
public sealed class ProfileStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "orgadmin-" + Guid.NewGuid().ToString("N"));
    private readonly string _path;
    private readonly ProfileStore _store;

    public ProfileStoreTests()
    {
        _path = Path.Combine(_folder, "sub", "profiles.json");
        _store = new ProfileStore(_path);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static OrgProfile Profile(string name, OrgProvider provider = OrgProvider.Gandi, bool isDefault = false) =>
        new()
        {
            Name = name,
            Provider = provider,
            SecretName = "the-secret",
            VaultName = "the-vault",
            IsDefault = isDefault,
        };

    [Fact]
    public void What_is_saved_is_loaded_by_name()
    {
        _store.Save(Profile("b"));
        _store.Save(Profile("A"));
        _store.Save(
            new OrgProfile
            {
                Name = "b",
                Provider = OrgProvider.UData,
                Endpoint = new Uri("https://x.example/api/1"),
                AuthScheme = AuthScheme.Bearer,
            }
        );
        IReadOnlyList<OrgProfile> profiles = new ProfileStore(_path).Load();
        Assert.Equal(["A", "b"], profiles.Select(profile => profile.Name));
        Assert.Equal((OrgProvider.UData, AuthScheme.Bearer), (profiles[1].Provider, profiles[1].AuthScheme));
        Assert.True(_store.Remove("a"));
        Assert.False(_store.Remove("a"));
    }

    [Fact]
    public void One_provider_has_one_default()
    {
        _store.Save(Profile("a", isDefault: true));
        _store.Save(Profile("other", OrgProvider.UData, isDefault: true));
        _store.Save(Profile("b", isDefault: true));
        Assert.Equal(["b", "other"], _store.Load().Where(profile => profile.IsDefault).Select(profile => profile.Name));
    }

    // .NET Framework runs on Windows only, and knows no file modes.
#if NET
    [Fact]
    public void Only_its_owner_can_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("On Windows the folder's own permissions do this.");
            return;
        }
        _store.Save(Profile("a"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
        File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _store.Save(Profile("b"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }
#endif

    [Theory]
    [InlineData("{\"profiles\": [")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"profiles\": [{\"name\": \"a\", \"provider\": \"Nobody\"}]}")]
    public void A_corrupt_file_is_an_error_and_is_kept(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, content);
        foreach (Action action in new Action[] { () => _store.Load(), () => _store.Save(Profile("a")), () => _store.Remove("a") })
        {
            OrgException error = Assert.Throws<OrgException>(action);
            Assert.Equal(OrgErrorKind.ProfileError, error.Kind);
            Assert.Contains(_path, error.Message);
        }
        Assert.Equal(content, File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"profiles\": null}")]
    [InlineData("{\"profiles\": [null]}")]
    [InlineData("null")]
    public void A_file_without_profiles_has_none(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, content);
        Assert.Empty(_store.Load());
    }

    [Theory]
    [InlineData("profiles.json")]
    [InlineData("sub/profiles.json")]
    [InlineData("../profiles.json")]
    [InlineData("~/profiles.json")]
    public void A_relative_path_in_the_variable_is_refused(string chosen)
    {
        OrgException error = Assert.Throws<OrgException>(() => ProfileStore.PathOf(chosen, _folder));
        Assert.Equal(OrgErrorKind.ProfileError, error.Kind);
        Assert.Contains($"ORGADMIN_PROFILES is '{chosen}'", error.Message);
    }

    [Fact]
    public void An_account_without_application_data_is_told_to_name_a_file()
    {
        OrgException error = Assert.Throws<OrgException>(() => ProfileStore.PathOf(null, ""));
        Assert.Equal(OrgErrorKind.ProfileError, error.Kind);
        Assert.Contains("Set ORGADMIN_PROFILES", error.Message);
    }

    [Fact]
    public void A_full_path_in_the_variable_is_used_and_else_the_folder_for_application_data()
    {
        Assert.Equal(_path, ProfileStore.PathOf(_path, _folder));
        Assert.Equal(Path.Combine(_folder, "OrgAdmin", "profiles.json"), ProfileStore.PathOf(null, _folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "sub"), "a file where the folder belongs");
        Assert.Equal(OrgErrorKind.ProfileError, Assert.Throws<OrgException>(() => _store.Save(Profile("a"))).Kind);
    }

    [Fact]
    public void Two_writers_lose_nothing()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => new ProfileStore(_path).Save(Profile("p" + i)));
        Assert.Equal(40, _store.Load().Count);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(_path)!), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_sees_the_old_file_or_the_new_one()
    {
        _store.Save(Profile("a"));
        Task writing = Task.Run(
            () =>
            {
                for (int i = 0; i < 30; i++)
                    _store.Save(Profile("p" + i));
            },
            TestContext.Current.CancellationToken
        );
        while (!writing.IsCompleted)
            Assert.Contains(_store.Load(), profile => profile.Name == "a");
        await writing;
    }

    [Fact]
    public void A_writer_that_hangs_is_not_waited_for_for_ever()
    {
        _store.Save(Profile("a"));
        using var other = new FileStream(_path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        OrgException error = Assert.Throws<OrgException>(() => new ProfileStore(_path, TimeSpan.FromMilliseconds(100)).Save(Profile("b")));
        Assert.Equal(OrgErrorKind.ProfileError, error.Kind);
        Assert.Equal(["a"], _store.Load().Select(profile => profile.Name));
    }
}
