namespace FraudGrains.Chaos.Reckoning;

/// <summary>What one schedule came to.</summary>
internal sealed record Verdict
{
    /// <summary>Records in the topic, and requests asked.</summary>
    public required int Records { get; init; }

    /// <summary>Distinct transactions that count.</summary>
    public required long Transactions { get; init; }

    public required int Asked { get; init; }

    public required int Accepted { get; init; }

    public required int Died { get; init; }

    /// <summary>Answers that none could be given now.</summary>
    public required int Unavailable { get; init; }

    /// <summary>Legs that should have counted and did not.</summary>
    public required long Lost { get; init; }

    /// <summary>Legs that counted twice, or should not have counted.</summary>
    public required long Doubled { get; init; }

    /// <summary>Accounts whose velocity differs from the oracle's in any bit or figure.</summary>
    public required int StateMismatches { get; init; }

    /// <summary>Transactions of the log, and accepted requests, without a published receipt.</summary>
    public required int DecisionsMissing { get; init; }

    /// <summary>Repeats and answers that are not what was published first.</summary>
    public required int DecisionsDiffering { get; init; }

    /// <summary>Rejected records without a dead letter, and dead letters of records that should count.</summary>
    public required int DeadLettersWrong { get; init; }

    public required int DeadLetters { get; init; }

    /// <summary>Receipts that were published more than once.</summary>
    public required int PublishedAgain { get; init; }

    /// <summary>Receipts published again because of a drain that nothing else disturbed.</summary>
    public int RepeatedAtDrain { get; init; }

    /// <summary>What went wrong, for people: the first of each kind.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public bool IsRight => Lost + Doubled + StateMismatches + DecisionsMissing + DecisionsDiffering + DeadLettersWrong == 0 && Faults.Count == 0;
}
