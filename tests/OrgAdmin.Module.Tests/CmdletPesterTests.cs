using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester files that are about one cmdlet. They run beside those about a subject, one after another.</summary>
public sealed class CmdletPesterTests
{
    public static TheoryData<string, string> Files => PesterFile.All(ofCmdlets: true);

    [Theory]
    [MemberData(nameof(Files))]
    public Task Passes(string powerShell, string file) => PesterFile.PassesAsync(powerShell, file);
}
