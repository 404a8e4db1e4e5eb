using System.Diagnostics.Metrics;
using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Wire;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Grains.Accounts;

/// <summary>Counts how decisions stood up to what became known: by the model that made them, their outcome and the verdict.</summary>
/// <remarks>
/// A label is counted after it is durable, and only when it changed the verdict: a repeat counts nothing, a correction moves its count. A crash in between
/// leaves a label uncounted, never counted twice.
/// </remarks>
internal sealed partial class LabelCounter : IDisposable
{
    private readonly Meter _meter = new(MeterName);
    private readonly UpDownCounter<long> _labels;
    private readonly ILabelTally _tally;
    private readonly ILogger<LabelCounter> _logger;

    /// <summary>Name of the meter: that of the models, whose decisions are judged here.</summary>
    public const string MeterName = "FraudGrains.Labels";

    public LabelCounter(ILabelTally tally, ILogger<LabelCounter> logger)
    {
        (_tally, _logger) = (tally, logger);
        _labels = _meter.CreateUpDownCounter<long>("fraudgrains.labels", "{label}", "Decisions of which the truth became known, by model, outcome and verdict; a correction takes its count back.");
    }

    /// <summary>Moves the count of a decision from one verdict to another. Never throws: the label itself is durable.</summary>
    public async Task Count(Decision? decision, Verdict before, Verdict after)
    {
        if (decision is null)
            return;
        try
        {
            if (before != Verdict.None)
                await Add(decision, before, -1);
            if (after != Verdict.None)
                await Add(decision, after, +1);
        }
#pragma warning disable CA1031 // Figures are worth less than the label, which is durable already.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotCounted(e);
        }
    }

    public void Dispose() => _meter.Dispose();

    private Task Add(Decision decision, Verdict verdict, int change)
    {
        var isFraud = verdict == Verdict.Fraud;
        _labels.Add(change, new("model", decision.ModelVersion), new("outcome", JsonText.Of(decision.Outcome)), new("verdict", isFraud ? "fraud" : "genuine"));
        return _tally.Add(decision.ModelVersion, decision.Outcome, isFraud, change);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A label is applied, but could not be counted in the figures.")]
    private partial void LogNotCounted(Exception exception);
}
