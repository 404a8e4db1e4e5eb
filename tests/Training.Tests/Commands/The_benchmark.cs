namespace FraudGrains.Training.Tests.Commands;

public sealed class The_benchmark : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Tells_the_librarys_time_and_the_trainers_on_the_same_rows()
    {
        NativeLibrary.Require();

        Assert.Equal(0, await _run.Run("benchmark", "--rows", "20000", "--columns", "10", "--trees", "5", "--factor-max", "1000"));

        Assert.Matches(@"^20,000 rows x 10 features, 5 trees: library [\d.]+ s, trainer [\d.]+ s of processor time, factor [\d.]+ \(at most 1000\)\.", _run.Output.ToString());
    }
}
