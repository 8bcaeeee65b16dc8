using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester files that are about a subject: help, the pipeline, and so on.</summary>
public sealed class SubjectPesterTests
{
    public static TheoryData<string, string> Files => PesterFile.All(Repository.Pester, verb => verb is null);

    [Theory]
    [MemberData(nameof(Files))]
    public Task Passes(string powerShell, string file) => PesterFile.PassesAsync(powerShell, file);
}
