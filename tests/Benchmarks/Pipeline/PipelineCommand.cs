namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>The whole path of a transaction against its floor, in one run.</summary>
internal static class PipelineCommand
{
    public static async Task<int> Run(string[] args)
    {
        await Console.Error.WriteLineAsync($"pipeline {string.Join(' ', args)}: there is no such benchmark yet.");
        return 2;
    }
}
