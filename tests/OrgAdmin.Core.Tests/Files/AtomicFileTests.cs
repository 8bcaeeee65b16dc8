using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Tests.Support;
using Xunit;
#if NET
using System.Runtime.Versioning;
#endif

namespace OrgAdmin.Core.Tests.Files;

/// <summary>A file is written whole or not at all, whatever stands where it is to go.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "OrgAdmin-" + Guid.NewGuid().ToString("N"));
    private readonly string _path;

    public AtomicFileTests()
    {
        Directory.CreateDirectory(_folder);
        _path = Path.Combine(_folder, "file.json");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_file_and_a_replaced_one_hold_the_new_content_and_nothing_else_is_left()
    {
        new AtomicFile(_path).Write(Content("old and longer"));
        new AtomicFile(_path).Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Content_that_fails_half_way_leaves_the_old_file()
    {
        File.WriteAllText(_path, "old");
        Assert.Throws<InvalidOperationException>(() =>
            new AtomicFile(_path).Write(stream =>
            {
                Content("half")(stream);
                throw new InvalidOperationException("stopped");
            })
        );
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_replacement_that_fails_leaves_the_old_file()
    {
        File.WriteAllText(_path, "old");
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path) { Steps = new FileSteps { Move = (_, _) => throw new IOException("no") } }.Write(Content("new"))
        );
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_replacement_that_loses_the_old_file_keeps_the_new_content_and_names_it()
    {
        File.WriteAllText(_path, "old");
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path)
            {
                Steps = new FileSteps
                {
                    // Windows' error 1176: the replaced file no longer exists, the replacement has its own name still.
                    Move = (_, target) =>
                    {
                        File.Delete(target);
                        throw new IOException("The replacement file could not be renamed.");
                    },
                },
            }.Write(Content("new"))
        );
        string kept = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal("new", File.ReadAllText(kept));
        Assert.Contains(kept, error.Message);
    }

    [Theory(Skip = Runtime.NoFileTypes, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData(null)]
    public async Task A_device_or_a_pipe_is_not_read(string? path)
    {
        Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "Windows has no such file.");
        if (path is null)
            Assert.Equal(0, MakePipe(path = Path.Combine(_folder, "pipe"), 0x180));
        IOException error = await Task.Run(() => Assert.Throws<IOException>(() => AtomicFile.ReadAllBytes(path, 10)))
            .WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("It is no regular file.", error.Message);
    }

    [Fact]
    public void A_file_is_read_whole_up_to_its_limit_and_no_further()
    {
        File.WriteAllBytes(_path, new byte[1024 * 1024]);
        Assert.Equal(1024 * 1024, AtomicFile.ReadAllBytes(_path, 1024 * 1024).Length);
        File.WriteAllBytes(_path, new byte[1024 * 1024 + 1]);
        Assert.Equal("It is larger than 1 MB.", Assert.Throws<IOException>(() => AtomicFile.ReadAllBytes(_path, 1024 * 1024)).Message);
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [Fact]
    public void A_file_that_is_held_for_a_moment_is_tried_again()
    {
        int tries = 0;
        new AtomicFile(_path)
        {
            Steps = new FileSteps
            {
                IsWindows = true,
                Move = (source, target) =>
                {
                    // A scanner that has just opened the file is told in either way.
                    if (++tries < 3)
                        throw tries == 1 ? new IOException("used by another process", SharingViolation) : new UnauthorizedAccessException();
                    File.Move(source, target);
                },
            },
        }.Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(_path));
    }

    [Fact]
    public void A_file_that_stays_held_is_given_up()
    {
        int tries = 0;
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path)
            {
                Steps = new FileSteps
                {
                    Move = (_, _) =>
                    {
                        tries++;
                        throw new IOException("used by another process", SharingViolation);
                    },
                },
            }.Write(Content("new"))
        );
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.True(tries > 1);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_read_only_file_is_refused_and_replaced_by_force()
    {
        File.WriteAllText(_path, "old");
        File.SetAttributes(_path, FileAttributes.ReadOnly);
        Assert.Contains("read-only", Assert.Throws<OrgException>(() => new AtomicFile(_path).Write(Content("new"))).Message);
        Assert.Equal("old", File.ReadAllText(_path));
        new AtomicFile(_path) { Force = true }.Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(_path));
        Assert.True((File.GetAttributes(_path) & FileAttributes.ReadOnly) != 0);
        File.SetAttributes(_path, FileAttributes.Normal);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("content")]
    [InlineData("flush")]
    [InlineData("unlock")]
    [InlineData("move")]
    public void On_Windows_a_failure_at_any_step_leaves_the_old_file_as_it_was(string step)
    {
        MakeOld(isReadOnly: true);
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path) { Force = true, Steps = Windows(step) }.Write(stream =>
            {
                Content("new")(stream);
                Fail("content", step);
            })
        );
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.Contains("failed: " + step, error.Message);
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.True((File.GetAttributes(_path) & FileAttributes.ReadOnly) != 0);
        Assert.Equal([_path], Directory.GetFiles(_folder));
        File.SetAttributes(_path, FileAttributes.Normal);
    }

    [Fact]
    public void On_Windows_a_read_only_file_is_writable_only_while_it_is_replaced()
    {
        MakeOld(isReadOnly: true);
        new AtomicFile(_path) { Force = true, Steps = Windows() }.Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(_path));
        Assert.True((File.GetAttributes(_path) & FileAttributes.ReadOnly) != 0);
        File.SetAttributes(_path, FileAttributes.Normal);
    }

    [Fact]
    public void A_file_that_cannot_be_made_read_only_again_is_said_to_be_written()
    {
        MakeOld(isReadOnly: true);
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path) { Force = true, Steps = Windows("lock") }.Write(Content("new"))
        );
        Assert.Contains("The new content is there, but it is not read-only as before: failed: lock", error.Message);
        Assert.Equal("new", File.ReadAllText(_path));
    }

    [Fact]
    public void An_old_file_that_cannot_be_made_read_only_again_is_said_to_be_there()
    {
        MakeOld(isReadOnly: true);
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path) { Force = true, Steps = Windows("move", "lock") }.Write(Content("new"))
        );
        Assert.Contains("failed: move The old file is there, but it is not read-only as before: failed: lock", error.Message);
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_cannot_be_deleted_after_a_failure_is_named_beside_the_cause()
    {
        MakeOld(isReadOnly: false);
        OrgException error = Assert.Throws<OrgException>(() =>
            new AtomicFile(_path) { Steps = Windows("move", "delete") }.Write(Content("new"))
        );
        string left = Assert.Single(Directory.GetFiles(_folder), file => file != _path);
        Assert.Contains("failed: move", error.Message);
        Assert.Contains(left, error.Message);
        Assert.Equal("old", File.ReadAllText(_path));
    }

    [Fact]
    public void On_Windows_a_device_and_a_stream_within_a_file_are_refused_before_anything_is_created()
    {
        foreach (string name in new[] { "nul", "report.json:x" })
            Assert.Equal(
                OrgErrorKind.FileError,
                Assert
                    .Throws<OrgException>(() => new AtomicFile(Path.Combine(_folder, name)) { Steps = Windows() }.Write(Content("new")))
                    .Kind
            );
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_name_of_the_longest_length_is_written()
    {
        string longest = Path.Combine(_folder, new string('n', 255));
        new AtomicFile(longest).Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(longest));
    }

    [Fact]
    public void The_name_until_then_is_short_so_that_a_path_of_the_longest_length_is_no_longer_with_it()
    {
        var temporary = new List<string>();
        var real = new FileSteps();
        var steps = new FileSteps
        {
            Create = (path, likeness, isPrivate) =>
            {
                temporary.Add(path);
                return real.Create(path, likeness, isPrivate);
            },
        };
        new AtomicFile(_path) { Steps = steps }.Write(Content("new"));
        Assert.Equal(_folder, Path.GetDirectoryName(Assert.Single(temporary)));
        Assert.Equal(8, Path.GetFileName(temporary[0]).Length);
    }

    [Fact]
    public void A_reader_does_not_stand_in_the_way_of_a_writer()
    {
        File.WriteAllText(_path, "old");
        using (new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            Assert.Equal("old", Encoding.UTF8.GetString(AtomicFile.ReadAllBytes(_path)));
    }

    [Theory]
    [InlineData(@"C:\data\report.json:x")]
    [InlineData("report.json:x")]
    [InlineData(@"C:\data\NUL")]
    [InlineData("con")]
    [InlineData("aux.json")]
    [InlineData("COM1.txt")]
    [InlineData("lpt9")]
    public void Names_that_Windows_takes_for_something_else_are_refused(string path) => Assert.NotNull(WindowsFileName.Refusal(path));

    [Theory]
    [InlineData(@"C:\data\report.json")]
    [InlineData("C:report.json")]
    [InlineData("console.json")]
    [InlineData("COM10")]
    [InlineData(@"\\server\share\nul.d\report.json")]
    public void Other_names_are_not(string path) => Assert.Null(WindowsFileName.Refusal(path));

#if NET
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Personal_data_is_for_its_owner_alone_and_a_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access rules instead.");
        new AtomicFile(_path) { IsPrivate = true }.Write(Content("new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(_path, mode);
        new AtomicFile(_path) { IsPrivate = true }.Write(Content("newer"));
        Assert.Equal(mode, File.GetUnixFileMode(_path));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege on Windows.");
        string target = Path.Combine(_folder, "target.json");
        string middle = Path.Combine(_folder, "middle.json");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(middle, "target.json");
        File.CreateSymbolicLink(_path, middle);
        new AtomicFile(_path).Write(Content("new"));
        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(_path).LinkTarget);
        Assert.NotNull(new FileInfo(middle).LinkTarget);
    }

    [Fact]
    public void A_link_in_a_circle_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes a privilege on Windows.");
        File.CreateSymbolicLink(_path, _path);
        Assert.Equal(OrgErrorKind.FileError, Assert.Throws<OrgException>(() => new AtomicFile(_path).Write(Content("new"))).Kind);
    }

    [Fact]
    public void A_device_is_written_through_and_stays_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file.");
        // A link to the device, so that a writer that replaces what it finds replaces the link and not the device.
        File.CreateSymbolicLink(_path, "/dev/null");
        new AtomicFile(_path).Write(Content("new"));
        Assert.Equal("/dev/null", new FileInfo(_path).LinkTarget);
        Assert.True(FileType.IsSpecial("/dev/null"));
        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void A_file_and_a_folder_are_no_devices()
    {
        File.WriteAllText(_path, "old");
        Assert.False(FileType.IsSpecial(_path));
        Assert.False(FileType.IsSpecial(_folder));
        Assert.False(FileType.IsSpecial(Path.Combine(_folder, "missing")));
    }
#endif

    private void MakeOld(bool isReadOnly)
    {
        File.WriteAllText(_path, "old");
        if (isReadOnly)
            File.SetAttributes(_path, FileAttributes.ReadOnly);
    }

    private static void Fail(string step, params string[] failing)
    {
        if (Array.IndexOf(failing, step) >= 0)
            throw new IOException("failed: " + step);
    }

    /// <summary>The disk of Windows, which replaces no read-only file, with failures at some steps.</summary>
    private static FileSteps Windows(params string[] failing)
    {
        var real = new FileSteps();
        return new FileSteps
        {
            IsWindows = true,
            Create = (path, likeness, isPrivate) =>
            {
                Fail("create", failing);
                return real.Create(path, likeness, isPrivate);
            },
            Flush = stream =>
            {
                Fail("flush", failing);
                real.Flush(stream);
            },
            SetReadOnly = (path, isReadOnly) =>
            {
                Fail(isReadOnly ? "lock" : "unlock", failing);
                real.SetReadOnly(path, isReadOnly);
            },
            Move = (source, target) =>
            {
                Fail("move", failing);
                if (File.Exists(target) && (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
                    throw new UnauthorizedAccessException("Access is denied.");
                real.Move(source, target);
            },
            Delete = path =>
            {
                Fail("delete", failing);
                real.Delete(path);
            },
        };
    }

    private static Action<Stream> Content(string text) =>
        stream =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
        };
}
