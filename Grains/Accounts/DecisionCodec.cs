using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of decisions and receipts. A receipt read again gives the same JSON bytes.</summary>
internal static class DecisionCodec
{
    private const int OwesLeg = 1, HasPosition = 2;

    public static void Write(StateWriter writer, RecentDecisions decisions)
    {
        foreach (var decision in decisions.Stored)
            writer.Raw(decision);
    }

    public static void Read(ref StateReader reader, RecentDecisions decisions)
    {
        while (!reader.IsAtEnd)
        {
            var from = reader.Rest;
            PassDecision(ref reader);
            decisions.Add(from[..^reader.Rest.Length].ToArray());
        }
    }

    public static byte[] Encode(Decision decision) => StateWriter.Write(decision, Write);

    public static Decision Decode(byte[] stored)
    {
        var reader = new StateReader(stored);
        return ReadDecision(ref reader);
    }

    public static void Write(StateWriter writer, PendingEffects effects)
    {
        foreach (var effect in effects.Where(e => e.Receipt is not null))
        {
            writer.Byte((byte)((effect is { IsOfApi: true, Leg: not null } ? OwesLeg : 0) | (effect.Position is null ? 0 : HasPosition)));
            if (effect.Position is { } position)
            {
                writer.Hash(position.Log);
                writer.Count(position.Partition);
                writer.Unsigned((ulong)position.Offset);
            }

            Write(writer, effect.Receipt!);
        }
    }

    public static void Read(ref StateReader reader, PendingEffects effects)
    {
        while (!reader.IsAtEnd)
        {
            var flags = reader.Byte();
            AppliedPosition? position = (flags & HasPosition) == 0 ? null : new(reader.Hash(), reader.Small(), reader.Positive());
            var receipt = ReadReceipt(ref reader);
            if (position is not null && effects.Exists(e => !e.IsOfApi && e.TransactionId == receipt.Decision.TransactionId))
                throw new StateFormatException("has two decisions of the log about one transaction");
            effects.Add(new PendingEffect(receipt.Decision.TransactionId, receipt.Decision.Payee, receipt, position is null && (flags & OwesLeg) != 0 ? LegOf(receipt) : null, position));
        }
    }

    /// <summary>The leg of a decision made over the API: all of it stands in the receipt.</summary>
    private static CreditLeg LegOf(DecisionReceipt receipt) =>
        new(receipt.Decision.TransactionId, receipt.Decision.Payer, receipt.Decision.OccurredAt, receipt.AmountMinorUnits, Position: null);

    private static void Write(StateWriter writer, Decision decision)
    {
        writer.Text(decision.TransactionId);
        writer.Text(decision.Payer.Value);
        writer.Text(decision.Payee.Value);
        writer.Signed(decision.OccurredAt.ToUnixTimeMilliseconds());
        writer.Signed(decision.DecidedAt.ToUnixTimeMilliseconds());
        writer.Byte((byte)(((int)decision.Outcome << 4) | (int)decision.Mode));
        writer.Double(decision.Score);
        writer.Text(decision.ModelVersion);
        writer.Text(decision.RuleSetVersion);
        writer.Count(decision.FeatureSchemaVersion);
        writer.Unsigned((ulong)decision.StateVersion);
        writer.Count(decision.Reasons.Count);
        foreach (var reason in decision.Reasons)
        {
            writer.Text(reason.Code);
            writer.Text(reason.Text);
            writer.Double(reason.Contribution);
        }
    }

    /// <summary>Checks a decision as reading it would, and makes nothing of it.</summary>
    private static void PassDecision(ref StateReader reader)
    {
        for (var text = 0; text < 3; text++)
            reader.PassText();
        reader.Time();
        reader.Time();
        reader.Kinds((int)Outcome.Block, (int)DecisionMode.Unavailable);
        reader.Finite();
        reader.PassText();
        reader.PassText();
        reader.Small();
        reader.Positive();
        for (var reasons = reader.Count(); reasons > 0; reasons--)
        {
            reader.PassText();
            reader.PassText();
            reader.Finite();
        }
    }

    private static Decision ReadDecision(ref StateReader reader)
    {
        var (id, payer, payee) = (reader.Text(), reader.Text(), reader.Text());
        var (occurredMs, decidedMs, kinds, score) = (reader.Time(), reader.Time(), reader.Kinds((int)Outcome.Block, (int)DecisionMode.Unavailable), reader.Finite());
        var (model, rules, schema, version) = (reader.Text(), reader.Text(), reader.Small(), reader.Positive());
        var reasons = new Reason[reader.Count()];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = new Reason(reader.Text(), reader.Text(), reader.Finite());
        return new Decision
        {
            TransactionId = id,
            Payer = new(payer),
            Payee = new(payee),
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(occurredMs),
            DecidedAt = DateTimeOffset.FromUnixTimeMilliseconds(decidedMs),
            Outcome = (Outcome)kinds.High,
            Mode = (DecisionMode)kinds.Low,
            Score = score,
            ModelVersion = model,
            RuleSetVersion = rules,
            FeatureSchemaVersion = schema,
            StateVersion = version,
            Reasons = reasons,
        };
    }

    private static void Write(StateWriter writer, DecisionReceipt receipt)
    {
        Write(writer, receipt.Decision);
        writer.Byte((byte)(((int)receipt.Source << 4) | (int)receipt.Type));
        writer.Unsigned((ulong)receipt.AmountMinorUnits);
        writer.Text(receipt.Currency);
        FeaturesCodec.Write(writer, receipt.Features);
        writer.Count(receipt.RuleHits.Count);
        foreach (var hit in receipt.RuleHits)
            writer.Text(hit);
        writer.Bytes(Convert.FromHexString(receipt.PreviousReceiptHash));
        writer.Bytes(Convert.FromHexString(receipt.ReceiptHash));
    }

    private static DecisionReceipt ReadReceipt(ref StateReader reader)
    {
        var decision = ReadDecision(ref reader);
        var (kinds, amount, currency) = (reader.Kinds((int)DecisionSource.Api, (int)TransactionType.CashIn), reader.Positive(), reader.Text());
        var features = FeaturesCodec.Read(ref reader);
        var hits = new string[reader.Count()];
        for (var i = 0; i < hits.Length; i++)
            hits[i] = reader.Text();
        return new DecisionReceipt
        {
            Decision = decision,
            Source = (DecisionSource)kinds.High,
            Type = (TransactionType)kinds.Low,
            AmountMinorUnits = amount,
            Currency = currency,
            Features = features,
            RuleHits = hits,
            PreviousReceiptHash = Convert.ToHexStringLower(reader.Bytes()),
            ReceiptHash = Convert.ToHexStringLower(reader.Bytes()),
        };
    }
}
