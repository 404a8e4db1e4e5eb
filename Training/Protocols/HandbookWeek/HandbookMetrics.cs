using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>What <c>metrics.json</c> holds.</summary>
internal sealed record HandbookMetrics(string Protocol, HandbookMetrics.Part Train, HandbookMetrics.Part Test, int FeatureSchemaVersion, HandbookMetrics.Model[] Models)
{
    /// <summary>Cards that can be looked at in a day.</summary>
    public const int CardsADay = 100;

    /// <summary>Rows and frauds.</summary>
    internal sealed record Part(int Rows, int Frauds)
    {
        public static Part Of(HandbookRow[] rows) => new(rows.Length, rows.Count(r => r.IsFraud));
    }

    /// <param name="Name">Model and features.</param>
    /// <param name="Auc">Area under the ROC curve.</param>
    /// <param name="Ap">Average precision.</param>
    /// <param name="Cp100">Card precision@100.</param>
    internal sealed record Model(string Name, double Auc, double Ap, double Cp100)
    {
        public static Model Of(string name, HandbookRow[] test, double[] scores, HandbookCalendar calendar)
        {
            var ranking = new Ranking(scores, Array.ConvertAll(test, r => r.IsFraud));
            return new(
                name,
                Math.Round(ranking.Auc(), 6),
                Math.Round(ranking.AveragePrecision(), 6),
                Math.Round(CardPrecision.Of(test, scores, calendar, CardsADay), 6));
        }
    }

    public override string ToString() =>
        $"Train: {Train.Rows:N0} rows, {Train.Frauds:N0} frauds. Test: {Test.Rows:N0} rows, {Test.Frauds:N0} frauds.\n"
        + string.Join('\n', Models.Select(m => $"{m.Name,-34}  AUC {m.Auc:0.000}  AP {m.Ap:0.000}  CP@100 {m.Cp100:0.000}"));
}
