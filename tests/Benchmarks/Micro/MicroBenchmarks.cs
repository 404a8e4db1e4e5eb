using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FraudGrains.Benchmarks.Micro;

/// <summary>BenchmarkDotNet over the parts of the path, with its own arguments, such as <c>--filter '*Velocity*'</c>.</summary>
internal static class MicroBenchmarks
{
    public static int Run(string[] args) =>
        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(args, Config()).Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;

    /// <summary>A short job in this process: ratios within one run are what counts on a shared machine, and nothing is built again. Reports go beside the program.</summary>
    private static ManualConfig Config() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(new())))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "reports"));
}
