namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Scored rows from the highest score down, rows of equal score taken together: no figure depends on the order among equals.</summary>
internal sealed class Ranking
{
    private readonly List<Step> _steps = [];

    /// <param name="scores">The higher, the more suspicious.</param>
    /// <param name="labels">Which rows are fraud.</param>
    /// <param name="amounts">What each row moved, in major units; without them no value is told.</param>
    public Ranking(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, IReadOnlyList<double>? amounts = null)
    {
        var order = Enumerable.Range(0, scores.Count).ToArray();
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]));
        for (var i = 0; i < order.Length; i++)
        {
            Frauds += labels[order[i]] ? 1 : 0;
            Value += labels[order[i]] ? amounts?[order[i]] ?? 0 : 0;
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
                _steps.Add(new(scores[order[i]], i + 1, Frauds, Value));
        }

        Count = order.Length;
    }

    public int Count { get; }

    public int Frauds { get; }

    /// <summary>What the frauds took, in major units.</summary>
    public double Value { get; }

    /// <summary>Every distinct score, highest first: what is caught when one alerts at it.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Area under the ROC curve: the chance that a fraud ranks above a genuine row, equals counting half.</summary>
    public double Auc()
    {
        double genuine = Count - Frauds, area = 0;
        var previous = default(Step);
        foreach (var step in _steps)
        {
            area += (step.Alerts - step.Caught - (previous.Alerts - previous.Caught)) * (previous.Caught + step.Caught) / 2.0;
            previous = step;
        }

        return Frauds == 0 || genuine == 0 ? double.NaN : area / (genuine * Frauds);
    }

    /// <summary>Average precision: precision at every distinct score, weighted by the recall it adds.</summary>
    public double AveragePrecision()
    {
        var sum = 0.0;
        var previous = default(Step);
        foreach (var step in _steps)
        {
            sum += (step.Caught - previous.Caught) * step.Precision;
            previous = step;
        }

        return Frauds == 0 ? double.NaN : sum / Frauds;
    }

    /// <summary>The largest share of the frauds that can be caught at a precision of at least <paramref name="precision"/>; 0 when none can.</summary>
    public double RecallAtPrecision(double precision) =>
        _steps.Where(s => s.Precision >= precision).Select(s => (double)s.Caught / Frauds).DefaultIfEmpty(0).Max();

    /// <summary>The lowest score that alerts on at most <paramref name="share"/> of the rows; null when the best score alone is more.</summary>
    public Step? AtBudget(double share) =>
        _steps.Where(s => s.Alerts <= share * Count).Select(s => (Step?)s).LastOrDefault();

    /// <summary>What alerting at one score does.</summary>
    /// <param name="Score">Rows at or above it alert.</param>
    /// <param name="Alerts">How many do.</param>
    /// <param name="Caught">How many of those are fraud.</param>
    /// <param name="ValueCaught">What those moved, in major units.</param>
    public readonly record struct Step(double Score, int Alerts, int Caught, double ValueCaught)
    {
        public double Precision => Alerts == 0 ? 0 : (double)Caught / Alerts;
    }
}
