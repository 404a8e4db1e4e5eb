using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>What is planned, and carries it out when its time comes.</summary>
internal sealed class Agenda(Customers customers, Ledger ledger, RandomSource random)
{
    /// <summary>Planned steps at most; beyond, nothing new is begun. Far above what the highest rates need.</summary>
    private const int PlannedMax = 1_000_000;

    /// <summary>Steps due so soon count as if they had happened, else a case's own second step would call for another case.</summary>
    private const long SoonMs = 10 * 60_000;

    /// <summary>Least that is worth a transaction, in minor units.</summary>
    private const long WorthMoving = 100;

    private readonly PriorityQueue<(PlannedStep Step, bool IsSoonFraud), (long AtMs, long Number)> _planned = new();
    private long _number;

    /// <summary>Planned frauds that will be there in a moment.</summary>
    public int SoonFrauds { get; private set; }

    public bool IsFull => _planned.Count >= PlannedMax;

    /// <summary>When the next step is due; infinite when none is.</summary>
    public double NextAt => _planned.TryPeek(out _, out var when) ? when.AtMs : double.PositiveInfinity;

    public void Add(PlannedStep step, long nowMs)
    {
        var isSoonFraud = step.Scenario.Length > 0 && step.AtMs - nowMs <= SoonMs;
        SoonFrauds += isSoonFraud ? 1 : 0;
        _planned.Enqueue((step, isSoonFraud), (step.AtMs, _number++));
    }

    /// <summary>Carries the next step out; null when the payer has nothing left to take.</summary>
    public LabelledTransaction? Next()
    {
        var (step, isSoonFraud) = _planned.Dequeue();
        SoonFrauds -= isSoonFraud ? 1 : 0;
        var amount = Math.Min(step.MinorUnitsMax, (long)(customers.Balance(step.Payer) * step.Share));
        amount = Math.Min(amount, Transaction.AmountMinorUnitsMax);
        return amount < WorthMoving
            ? null
            : ledger.Move(step.AtMs, step.Type, step.Payer, step.Payee, amount, ContextOf(step), step.Scenario);
    }

    private Context ContextOf(PlannedStep step) => step switch
    {
        { Type: TransactionType.CashOut } => Context.Agent(customers, step.Payer, step.AtMs),
        { By: Actor.Intruder } => Context.Intruder(customers, step.Payer, step.AtMs, random),
        { By: Actor.OwnerNewlyOnline } => Context.NewlyOnline(customers, step.Payer, step.AtMs, random),
        _ => Context.Online(customers, step.Payer, step.AtMs, random),
    };
}
