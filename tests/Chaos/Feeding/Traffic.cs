using System.Text;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Chaos.Feeding;

/// <summary>Draws what the feeder writes: transactions, their duplicates, late and early ones, and records that must not count.</summary>
internal sealed class Traffic(Random chance, TimeProvider time)
{
    public const double HotShareUsual = 0.12, PoisonShareUsual = 0.01;

    private const double DuplicateShare = 0.04, LateShare = 0.05, EarlyShare = 0.005, OtherMoneyShare = 0.003;

    /// <summary>Transactions remembered for what comes again.</summary>
    private const int RecentMax = 600;

    private readonly Population _population = new(chance);
    private readonly List<Transaction> _recent = [];
    private readonly Queue<FedRecord> _due = [];
    private int _count;

    /// <summary>Share of records to the one payee that everybody pays.</summary>
    public double HotShare { get; set; } = HotShareUsual;

    /// <summary>Share of records that cannot be understood.</summary>
    public double PoisonShare { get; set; } = PoisonShareUsual;

    /// <summary>The next record.</summary>
    public FedRecord Next()
    {
        lock (_recent)
        {
            if (_due.TryDequeue(out var due))
                return due;
            var kind = chance.NextDouble();
            if (kind < PoisonShare)
                return Poison();
            if ((kind -= PoisonShare) < DuplicateShare && _recent.Count > 0)
                return Record(_recent[chance.Next(_recent.Count)], FedKind.Counts);
            if ((kind -= DuplicateShare) < OtherMoneyShare && _recent.Count > 0)
                return OtherMoney(_recent[chance.Next(_recent.Count)]);
            return Record(NewTransaction("s"), FedKind.Counts);
        }
    }

    /// <summary>A transaction to ask about; not on the topic unless <see cref="Feed"/> puts it there.</summary>
    public Transaction NextAsked()
    {
        lock (_recent)
            return NewTransaction("a");
    }

    /// <summary>A transaction that was written lately; null while there is none.</summary>
    public Transaction? RecentlyFed()
    {
        lock (_recent)
            return _recent.Count == 0 ? null : _recent[chance.Next(Math.Max(0, _recent.Count - 100), _recent.Count)];
    }

    /// <summary>Writes this one next: what was asked about has happened.</summary>
    public void Feed(Transaction transaction)
    {
        lock (_recent)
            _due.Enqueue(Record(transaction, FedKind.Counts));
    }

    private Transaction NewTransaction(string prefix)
    {
        var (payer, payee) = _population.Draw(HotShare);
        var transaction = new Transaction
        {
            TransactionId = $"{prefix}-{_count++}",
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds((time.GetUtcNow() + Shift()).ToUnixTimeMilliseconds()),
            Type = (TransactionType)chance.Next(5),
            AmountMinorUnits = chance.Next(20) == 0 ? chance.Next(1_000_000, 50_000_000) : chance.Next(0, 50_000),
            Currency = "EUR",
            Payer = new(payer),
            Payee = new(payee),
        };
        if (prefix == "s")
            Remember(transaction);
        return transaction;
    }

    /// <summary>Most are of now; some come minutes to weeks late, a few are dated some hours ahead, as clocks and time zones have it.</summary>
    private TimeSpan Shift()
    {
        var kind = chance.NextDouble();
        if (kind < LateShare)
            return -TimeSpan.FromMinutes(Math.Pow(10, chance.NextDouble() * 4.7));
        return kind - LateShare < EarlyShare ? TimeSpan.FromHours(chance.NextDouble() * 20) : TimeSpan.Zero;
    }

    private void Remember(Transaction transaction)
    {
        _recent.Add(transaction);
        if (_recent.Count > RecentMax)
            _recent.RemoveAt(0);
    }

    /// <summary>An id that was used before for other money: which of the two counts is the log's to say, the first.</summary>
    private FedRecord OtherMoney(Transaction before) => Record(before with { AmountMinorUnits = before.AmountMinorUnits + 1 }, FedKind.Counts);

    private FedRecord Poison()
    {
        var (payer, payee) = _population.Draw(HotShare);
        var (id, now) = ($"p-{_count++}", JsonText.Time(time.GetUtcNow()));
        var text = chance.Next(6) switch
        {
            0 => "",
            1 => "not JSON at all",
            2 => $$"""{"transactionId":"{{id}}","occurredAt":"{{now}}","type":"TRANSFER","amount":1.00,"payer":"{{payer}}"}""",
            3 => $$"""{"transactionId":"{{id}}","occurredAt":"{{now}}","type":"TRANSFER","amount":-1.00,"payer":"{{payer}}","payee":"{{payee}}"}""",
            4 => $$"""{"transactionId":"{{id}}","occurredAt":"{{now}}","type":"TRANSFER","amount":1.00,"payer":"{{payer}}","payee":"{{payee}}" """,
            // Dated further ahead than any clock is off.
            _ => $$"""{"transactionId":"{{id}}","occurredAt":"{{JsonText.Time(time.GetUtcNow().AddDays(3))}}","type":"TRANSFER","amount":1.00,"payer":"{{payer}}","payee":"{{payee}}"}""",
        };
        return new(payer, Encoding.UTF8.GetBytes(text), FedKind.IsRejected, null);
    }

    private static FedRecord Record(Transaction transaction, FedKind kind)
    {
        using var stream = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, transaction);
        return new(transaction.Payer.Value, stream.ToArray(), kind, transaction.TransactionId);
    }
}
