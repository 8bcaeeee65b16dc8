using Xunit;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>The tests that change what the whole process shares: none of the others runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
