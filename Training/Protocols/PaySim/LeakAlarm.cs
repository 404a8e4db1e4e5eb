using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>A figure that is too good. Whoever decides before the money moves does not get there; whoever does has read the answer somewhere.</summary>
internal static class LeakAlarm
{
    /// <summary>Average precision above which a set of features that claims to be honest is not believed.</summary>
    public const double ApMax = 0.99;

    /// <summary>What to say; null when nothing is wrong.</summary>
    /// <param name="sets">The sets of features.</param>
    /// <param name="figures">Theirs, and the floors'.</param>
    public static string? Raise(IReadOnlyList<FeatureSet> sets, IReadOnlyList<ScoreMetrics> figures)
    {
        var suspects = figures.Where(f => f.Ap > ApMax && sets.Any(s => s.ClaimsHonest && s.Name == f.Name)).Select(f => $"{f.Name} ({f.Ap:0.0000})").ToList();
        if (suspects.Count == 0)
            return null;
        var drain = figures.FirstOrDefault(f => f.Name == Floors.DrainRule)?.Ap ?? 0;
        var cause = drain > 0.9
            ? $"The rule 'the amount is the payer's whole balance' alone reaches {drain:0.0000}: in this file the payer's balance tells the answer."
            : "A column tells the answer; find it.";
        return $"Leak alarm: an average precision above {ApMax} from features that claim to be known beforehand: {string.Join(", ", suspects)}. {cause} Do not use the figure.";
    }
}
