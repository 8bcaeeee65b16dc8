using System;
using Xunit;

namespace OrgAdmin.Net8.Tests;

/// <summary>Without this, the other tests here could run on any runtime and nobody would see it.</summary>
public sealed class RuntimeTests
{
    [Fact]
    public void Is_NET_8() => Assert.Equal(8, Environment.Version.Major);
}
