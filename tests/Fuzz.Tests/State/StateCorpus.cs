using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Fuzz.Tests.State;

/// <summary>Accounts as they are stored: new, ordinary and busy ones, with every section filled.</summary>
internal static class StateCorpus
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly byte[][] Good = [.. new[] { 0, 1, 20, 300 }.Select(count => AccountStateCodec.Encode(Account(count)))];

    /// <summary>Numbers at the edges, as the format spells them.</summary>
    private static readonly byte[][] Words =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [.. Enumerable.Repeat((byte)0xFF, 18), 0x03], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        [0, 0, 0, 0, 0, 0, 0xF0, 0x7F], [0, 0, 0, 0, 0, 0, 0xF8, 0x7F], new byte[64], [.. Enumerable.Repeat((byte)1, 300)],
    ];

    private static readonly Mutator Whole = new(Good, Words);

    /// <summary>Damage anywhere, or inside one section with the lengths around it made good, so that it gets as deep as it can.</summary>
    public static byte[] Next(Random random)
    {
        if (random.Next(3) == 0)
            return Whole.Next(random);
        var sections = Sections(Good[random.Next(Good.Length)], out var version);
        var damaged = random.Next(sections.Count + 1);
        var writer = new StateWriter();
        writer.Byte(AccountStateCodec.FormatVersion);
        writer.Unsigned(version);
        for (var i = 0; i < sections.Count; i++)
        {
            writer.Byte(sections[i].Tag);
            writer.Bytes(i == damaged ? new Mutator([sections[i].Bytes], Words).Next(random) : sections[i].Bytes);
        }

        return writer.ToArray();
    }

    public static Transaction Transaction(int number) => new()
    {
        TransactionId = $"t{number}",
        OccurredAt = Start.AddMinutes(number * 37),
        Type = TransactionType.Transfer,
        AmountMinorUnits = 100 + number,
        Currency = "USD",
        Payer = new("C1"),
        Payee = new($"M{number % 150}"),
    };

    /// <summary>What the account does with its next payment, and with money it gets.</summary>
    public static void Use(AccountState state, Transaction transaction, int number)
    {
        var position = new LogPosition("log", number % 3, number, Math.Max(0, number - 5));
        CreditRecorder.Record(state, [new CreditLeg($"c{number}", new("C9"), transaction.OccurredAt, 50, number % 2 == 0 ? position : null)], transaction.OccurredAt.ToUnixTimeMilliseconds());
        var @case = new Case(transaction, position, FeatureExtractor.UnknownPayee());
        var judgement = new Judgement(FeatureExtractor.Extract(state.Velocity.Debits, state.Velocity, state.Labels, @case.Payee!.Value, transaction), [], 0.5, null);
        DecisionRecorder.Record(state, @case, judgement, Draft(transaction, number), number % 3 == 0 ? DecisionSource.Api : DecisionSource.Stream);
    }

    private static AccountState Account(int transactions)
    {
        var state = new AccountState();
        for (var i = 0; i < transactions; i++)
        {
            Use(state, Transaction(i), i);
            if (i > 2)
                state.Effects.RemoveAt(0);
        }

        return state;
    }

    private static Decision Draft(Transaction transaction, int number) => new()
    {
        TransactionId = transaction.TransactionId,
        Payer = transaction.Payer,
        Payee = transaction.Payee,
        OccurredAt = transaction.OccurredAt,
        DecidedAt = transaction.OccurredAt,
        Outcome = (Outcome)(number % 3),
        Score = 0.5,
        Mode = DecisionMode.Full,
        Reasons = number % 2 == 0 ? [] : [new Reason("amount", "amount is 7.10", 0.5)],
        ModelVersion = "0123456789ab",
        RuleSetVersion = "ba9876543210",
        FeatureSchemaVersion = FeatureSchema.Version,
    };

    private static List<(byte Tag, byte[] Bytes)> Sections(byte[] state, out ulong version)
    {
        var reader = new StateReader(state);
        reader.Byte();
        version = reader.Unsigned();
        var sections = new List<(byte, byte[])>();
        while (!reader.IsAtEnd)
            sections.Add((reader.Byte(), reader.Bytes().ToArray()));
        return sections;
    }
}
