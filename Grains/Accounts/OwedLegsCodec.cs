using FraudGrains.Accounts;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of the legs that transactions of the log owe to payees; read after the effects they belong to.</summary>
internal static class OwedLegsCodec
{
    public static void Write(StateWriter writer, PendingEffects effects)
    {
        // Those that owe a leg alone come last, as they do when they are read: a state read and written again has the same bytes.
        foreach (var effect in effects.OrderBy(e => e.Receipt is null))
        {
            if (effect.Leg is not { Position: { } position } leg)
                continue;
            writer.Text(effect.TransactionId);
            writer.Text(leg.Payer.Value);
            writer.Text(effect.Payee.Value);
            writer.Signed(leg.OccurredAt.ToUnixTimeMilliseconds());
            writer.Unsigned((ulong)leg.AmountMinorUnits);
            writer.Text(position.Log);
            writer.Count(position.Partition);
            writer.Unsigned((ulong)position.Offset);
            writer.Unsigned((ulong)position.LowWatermark);
        }
    }

    public static void Read(ref StateReader reader, PendingEffects effects)
    {
        while (!reader.IsAtEnd)
        {
            var (id, payer, payee) = (reader.Text(), new AccountId(reader.Text()), new AccountId(reader.Text()));
            var (occurredAt, amount) = (DateTimeOffset.FromUnixTimeMilliseconds(reader.Time()), reader.Positive());
            var position = new LogPosition(reader.Text(), reader.Small(), reader.Positive(), reader.Positive());
            var leg = new CreditLeg(id, payer, occurredAt, amount, position);
            var at = effects.FindIndex(e => e.TransactionId == id && !e.IsOfApi && e.Leg is null);
            if (at >= 0)
                effects[at] = effects[at] with { Leg = leg };
            else
                effects.Add(new PendingEffect(id, payee, null, leg, AppliedPosition.Of(position)));
        }
    }
}
