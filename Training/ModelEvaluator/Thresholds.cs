using FraudGrains.Simulator;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Where a model draws its lines, chosen on validation rows under a budget of alerts.</summary>
/// <param name="ReviewAtScore">Scores at or above go to a human.</param>
/// <param name="BlockAtScore">Scores at or above are blocked; 1 when no score was sure enough.</param>
internal readonly record struct Thresholds(double ReviewAtScore, double BlockAtScore)
{
    /// <summary>Share of the traffic that a team can look at, when nobody says otherwise.</summary>
    public const double AlertBudget = 0.005;

    /// <summary>What looking at an alert costs, in major units, when nobody says otherwise.</summary>
    public const double ReviewCost = 5;

    /// <summary>Of what is blocked, at least this share must be fraud.</summary>
    public const double BlockPrecision = 0.9;

    /// <summary>Fewest alerts a block threshold may rest on: below that a precision is luck.</summary>
    public const int BlockAlertsMin = 20;

    /// <summary>
    /// Review: of the thresholds within the budget, the one that costs least, an alert costing <paramref name="reviewCost"/> and a missed fraud its amount; where equal, the one with more alerts.
    /// Block: the lowest above it that is precise enough.
    /// </summary>
    /// <remarks>Cost alone is no guide: where fraud is worth much more than a look it wants to see a large part of the traffic. So the budget goes first.</remarks>
    public static Thresholds Choose(Ranking validation, double alertBudget = AlertBudget, double reviewCost = ReviewCost)
    {
        var affordable = validation.Steps.Where(s => s.Alerts <= alertBudget * validation.Count).ToList();
        var review = affordable.Count == 0 ? validation.Steps[0].Score : affordable.AsEnumerable().Reverse().MinBy(Cost).Score;
        if (review is not (> 0 and <= 1))
            throw new FailedException($"No review threshold between 0 and 1 keeps to the alert budget (the best was {review}). Bring more data.");
        var sure = validation.Steps.Where(s => s.Score > review && s.Alerts >= BlockAlertsMin && s.Precision >= BlockPrecision).Select(s => (double?)s.Score).LastOrDefault();
        return new(review, Math.Min(sure ?? 1, 1));

        // Without amounts every alert would be loss: then the budget alone decides.
        double Cost(Ranking.Step step) => validation.Value > 0 ? (reviewCost * step.Alerts) - step.ValueCaught : 0;
    }
}
