using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester files of the other cmdlets.</summary>
public sealed class ChangingPesterTests
{
    public static TheoryData<string, string> Files => PesterFile.All(Repository.Pester, verb => verb is not (null or "Get" or "Find"));

    [Theory]
    [MemberData(nameof(Files))]
    public Task Passes(string powerShell, string file) => PesterFile.PassesAsync(powerShell, file);
}
