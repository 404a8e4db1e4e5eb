using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Samples;

/// <summary>The model that comes with the program, and rows for it.</summary>
internal static class SampleModel
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "Scoring", "Model");

    public static string Text() => File.ReadAllText(Path.Combine(Directory, "model.txt"));

    public static ModelText Parsed() => ModelText.Parse(Text());

    public static ScoringModel Ready() => ModelFolder.Read(Directory);

    /// <summary>Feature vectors of the sample account, each for another payee and amount.</summary>
    public static double[][] Rows(int count)
    {
        var state = SampleAccount.Make();
        return [.. Enumerable.Range(0, count).Select(i => FeatureExtractor.Extract(
            state.Velocity.Debits,
            state.Velocity,
            state.Labels,
            FeatureExtractor.ExtractPayee(state.Velocity, state.Labels, (ulong)i, SampleAccount.Now.ToUnixTimeMilliseconds()),
            SampleTransaction.Make(payee: i % 9) with { AmountMinorUnits = 1_000 + (i * 977) }))];
    }
}
