using System.Diagnostics.Metrics;
using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Live;
using FraudGrains.Wire;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Decisions;

/// <summary>The answer when the payer's state cannot be had: by amount alone, and saying so. It is not kept; the same id may be asked again and then gets a decision that counts.</summary>
internal sealed class UnavailableDecisions : IDisposable
{
    public const string MeterName = "FraudGrains.Api";
    public const string ReasonCode = "state-unavailable";

    private readonly IOptions<DecisionRequestOptions> _options;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Counter<long> _answers;
    private readonly ModeWindow _lastMinute;

    public UnavailableDecisions(IOptions<DecisionRequestOptions> options, TimeProvider time, IMeterFactory meters)
    {
        (_options, _time, _meter, _lastMinute) = (options, time, meters.Create(MeterName), new(time));
        _answers = _meter.CreateCounter<long>("fraudgrains.api.unavailable", "{decision}", "Decisions answered without the account's state, by outcome and cause.");
    }

    /// <summary>Such answers of this process in the last minute.</summary>
    public ModeCounts LastMinute => _lastMinute.Read();

    /// <param name="transaction">What was asked.</param>
    /// <param name="cause">For the meter: time-budget, overload or cluster.</param>
    public Decision Answer(Transaction transaction, string cause)
    {
        var outcome = Choose(Money.ToMajor(transaction.AmountMinorUnits));
        _lastMinute.Add(DecisionMode.Unavailable);
        _answers.Add(1, new("outcome", JsonText.Of(outcome)), new("cause", cause));
        return new Decision
        {
            TransactionId = transaction.TransactionId,
            Payer = transaction.Payer,
            Payee = transaction.Payee,
            OccurredAt = transaction.OccurredAt,
            DecidedAt = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds()),
            Outcome = outcome,
            Score = 0,
            Mode = DecisionMode.Unavailable,
            Reasons = [new Reason(ReasonCode, "The account's history could not be read in time; decided by amount alone and not recorded. Ask again with the same transaction id.", 0)],
        };
    }

    public void Dispose() => _meter.Dispose();

    private Outcome Choose(decimal amount) =>
        amount >= _options.Value.UnavailableBlockAtAmount ? Outcome.Block
        : amount >= _options.Value.UnavailableReviewAtAmount ? Outcome.Review
        : Outcome.Approve;
}
