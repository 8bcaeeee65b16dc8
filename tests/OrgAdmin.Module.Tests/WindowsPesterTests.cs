using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester files that are about Windows, as far as they are about more than Windows.</summary>
public sealed class WindowsPesterTests
{
    public static TheoryData<string, string> Files => PesterFile.All(Repository.Windows, _ => true);

    [Theory]
    [MemberData(nameof(Files))]
    public Task Passes(string powerShell, string file) => PesterFile.PassesAsync(powerShell, file);
}
