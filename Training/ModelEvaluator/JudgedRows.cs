using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>What is known of the rows that judge.</summary>
internal sealed class JudgedRows
{
    private readonly RowFacts[] _facts;

    public JudgedRows(FeatureTable table, int[] rows)
    {
        Rows = rows;
        _facts = Array.ConvertAll(rows, table.Facts);
        Labels = Array.ConvertAll(_facts, f => f.IsFraud);
        Amounts = Array.ConvertAll(_facts, f => f.Amount);
    }

    /// <summary>Their places in the table.</summary>
    public int[] Rows { get; }

    public bool[] Labels { get; }

    /// <summary>In major units.</summary>
    public double[] Amounts { get; }

    /// <summary>The floor that alerts on the largest amounts.</summary>
    public double[] ByAmount => Amounts;

    /// <summary>The floor that alerts on full drains, see <see cref="RowFacts.IsDrain"/>.</summary>
    public double[] ByDrain => Array.ConvertAll(_facts, f => f.IsDrain ? 1.0 : 0);

    public Ranking Rank(double[] scores) => new(scores, Labels, Amounts);

    /// <summary>Share of each scenario's frauds that score at or above; null when no fraud tells its scenario.</summary>
    public SortedDictionary<string, ScenarioRecall>? RecallByScenario(double[] scores, double atScore)
    {
        var found = new SortedDictionary<string, ScenarioRecall>(StringComparer.Ordinal);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!Labels[i] || _facts[i].Scenario.Length == 0)
                continue;
            var (frauds, caught, _) = found.GetValueOrDefault(_facts[i].Scenario) ?? new(0, 0, 0);
            caught += scores[i] >= atScore ? 1 : 0;
            found[_facts[i].Scenario] = new(frauds + 1, caught, Math.Round((double)caught / (frauds + 1), 6));
        }

        return found.Count > 0 ? found : null;
    }
}
