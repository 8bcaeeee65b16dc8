using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester files of cmdlets that read, one after another; the other classes of Pester files run beside.</summary>
public sealed class ReadingPesterTests
{
    public static TheoryData<string, string> Files => PesterFile.All(Repository.Pester, verb => verb is "Get" or "Find");

    [Theory]
    [MemberData(nameof(Files))]
    public Task Passes(string powerShell, string file) => PesterFile.PassesAsync(powerShell, file);
}
