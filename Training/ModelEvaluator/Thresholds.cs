using FraudGrains.Simulator;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Where a model draws its lines, chosen on validation rows under a budget of alerts.</summary>
/// <param name="ReviewAtScore">Scores at or above go to a human.</param>
/// <param name="BlockAtScore">Scores at or above are blocked; 1 when no score was sure enough.</param>
internal readonly record struct Thresholds(double ReviewAtScore, double BlockAtScore)
{
    /// <summary>Share of the traffic that a team can look at.</summary>
    public const double AlertBudget = 0.005;

    /// <summary>Of what is blocked, at least this share must be fraud.</summary>
    public const double BlockPrecision = 0.9;

    /// <summary>Fewest alerts a block threshold may rest on: below that a precision is luck.</summary>
    public const int BlockAlertsMin = 20;

    public static Thresholds Choose(Ranking validation)
    {
        var review = validation.AtBudget(AlertBudget)?.Score ?? validation.Steps[0].Score;
        if (review is not (> 0 and <= 1))
            throw new FailedException($"No review threshold between 0 and 1 keeps to the alert budget (the best was {review}). Bring more data.");
        var sure = validation.Steps.Where(s => s.Score > review && s.Alerts >= BlockAlertsMin && s.Precision >= BlockPrecision).Select(s => (double?)s.Score).LastOrDefault();
        return new(review, Math.Min(sure ?? 1, 1));
    }
}
