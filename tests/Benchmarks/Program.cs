using System;
using System.Threading.Tasks;
using BenchmarkDotNet.Running;

namespace OrgAdmin.Benchmarks;

/// <summary>
/// <c>serve</c> runs the test server; <c>httpclient ADDRESS COUNT</c> reads a list with HttpClient alone; anything else goes to
/// BenchmarkDotNet, for instance <c>--filter *</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve"]:
                await TestServer.RunAsync();
                return 0;
            case ["httpclient", var address, var runs]:
                await HttpClientAlone.RunAsync(new Uri(address), int.Parse(runs));
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return 0;
        }
    }
}
