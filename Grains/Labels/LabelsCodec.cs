using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Labels;

/// <summary>The stored form of an account's labels: nothing at all for an account without any, else about 17 bytes a label. The same labels give the same bytes.</summary>
internal static class LabelsCodec
{
    public static void Write(StateWriter writer, AccountLabels labels)
    {
        if (Sets(labels).All(s => s.OldestFirst.Count == 0))
            return;
        foreach (var set in Sets(labels))
            Write(writer, set);
    }

    public static void Read(ref StateReader reader, AccountLabels labels)
    {
        if (reader.IsAtEnd)
            return;
        foreach (var set in Sets(labels))
            Read(ref reader, set);
    }

    private static LabelSet[] Sets(AccountLabels labels) => [labels.Debits.Frauds, labels.Debits.Genuine, labels.Credits.Frauds, labels.Credits.Genuine];

    private static void Write(StateWriter writer, LabelSet set)
    {
        writer.Count(set.OldestFirst.Count);
        var laterMs = 0L;
        for (var i = set.OldestFirst.Count - 1; i >= 0; i--)
        {
            var label = set.OldestFirst[i];
            writer.Signed(label.OccurredAtMs - laterMs);
            writer.Hash(label.TransactionId);
            writer.Signed(label.FirstLabelledAtMs - label.OccurredAtMs);
            writer.Unsigned((ulong)(label.LastLabelledAtMs - label.FirstLabelledAtMs));
            laterMs = label.OccurredAtMs;
        }
    }

    private static void Read(ref StateReader reader, LabelSet set)
    {
        var occurredAtMs = 0L;
        for (var left = reader.Count(); left > 0; left--)
        {
            occurredAtMs += reader.Signed();
            var id = reader.Hash();
            var firstMs = occurredAtMs + reader.Signed();
            set.Restore(new KeptLabel(occurredAtMs, id, firstMs, firstMs + (long)reader.Unsigned()));
        }
    }
}
