using System.Diagnostics;
using FraudGrains.Chaos.Processes;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>
/// The predecessor's way in its own language: a Python consumer that asks a FastAPI service about each message. The service calls the library that
/// <see cref="PredecessorWay"/> has loaded, with the same model. Nothing is produced and nothing printed a message.
/// </summary>
internal static class PredecessorInPython
{
    private const int WarmUp = 500;
    private const int Messages = 2_000;

    /// <summary>CPU µs of a message, both processes together, and messages a second of wall time; null where something is missing, which stderr names.</summary>
    public static async Task<(double CpuUs, double PerSecond)?> Measure(string bootstrap)
    {
        var directory = Directory.CreateTempSubdirectory("predecessor-").FullName;
        try
        {
            var (python, missing) = await Python.Find(Path.Combine(directory, "python.log"));
            var library = LoadedLibrary();
            if (python is not null && library is not null)
                return await Measure(bootstrap, python, library, directory);
            await Console.Error.WriteLineAsync($"The predecessor in Python is left out: {missing ?? "LightGBM's library cannot be loaded (Debian: apt-get install libgomp1)."}");
            return null;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<(double CpuUs, double PerSecond)> Measure(string bootstrap, string python, string library, string directory)
    {
        var model = Path.Combine(directory, "model.txt");
        await File.WriteAllTextAsync(model, BenchmarkModel.Text);
        using var service = ChildProcess.StartPiped(Path.Combine(directory, "service.log"), python, Script("service.py"), library, model);
        var port = await Line(service);
        using var detector = ChildProcess.StartPiped(Path.Combine(directory, "detector.log"), python, Script("detector.py"), bootstrap, $"http://127.0.0.1:{port}/predict");

        await Take(detector, WarmUp);
        var (clock, before) = (Stopwatch.StartNew(), Cpu());
        await Take(detector, Messages);
        return ((Cpu() - before) / Messages, Messages / clock.Elapsed.TotalSeconds);

        double Cpu() => ProcessCpu.Of(service.Id) + ProcessCpu.Of(detector.Id);
    }

    /// <summary>Has the detector take so many messages.</summary>
    private static async Task Take(ChildProcess detector, int messages)
    {
        await detector.Input.WriteLineAsync($"{messages}");
        await detector.Input.FlushAsync();
        await Line(detector);
    }

    private static async Task<string> Line(ChildProcess process) =>
        await process.Output.ReadLineAsync() ?? throw new InvalidOperationException(await File.ReadAllTextAsync(process.LogFile));

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Pipeline", "Variants", "Predecessor", name);

    /// <summary>Where LightGBM's library was loaded from; null when it was not.</summary>
    private static string? LoadedLibrary()
    {
        using var self = Process.GetCurrentProcess();
        return self.Modules.Cast<ProcessModule>().FirstOrDefault(m => m.FileName.Contains("lib_lightgbm", StringComparison.Ordinal))?.FileName;
    }
}
