using System;
using System.IO;
using OrgAdmin.Core.Files;
using Xunit;

namespace OrgAdmin.Core.Tests.Files;

public sealed class HeldFileTests
{
    [Fact]
    public void A_step_that_meets_a_held_file_is_run_again()
    {
        int runs = 0;
        int result = HeldFile.Wait(
            () => ++runs < 3 ? throw new IOException("held") : runs,
            error => error is IOException,
            TimeSpan.MaxValue
        );
        Assert.Equal(3, result);
    }

    [Fact]
    public void Another_error_ends_it_at_once()
    {
        int runs = 0;
        Assert.Throws<InvalidOperationException>(() =>
            HeldFile.Wait<int>(
                () =>
                {
                    runs++;
                    throw new InvalidOperationException();
                },
                error => error is IOException,
                TimeSpan.MaxValue
            )
        );
        Assert.Equal(1, runs);
    }

    [Fact]
    public void The_last_error_is_the_callers()
    {
        IOException error = Assert.Throws<IOException>(() =>
            HeldFile.Wait<int>(() => throw new IOException("still held"), found => found is IOException, TimeSpan.Zero)
        );
        Assert.Equal("still held", error.Message);
    }
}
