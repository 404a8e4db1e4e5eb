using System.Text.Json;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;
using FraudGrains.Simulator;

namespace FraudGrains.Cluster.Tests.Parity;

/// <summary>The features in the receipts of a running engine, by transaction.</summary>
internal static class EngineFeatures
{
    /// <summary>Delivers the rows as one partition would: in order, payments of one payer that follow one another in one batch, labels as they become known.</summary>
    public static async Task<Dictionary<string, double[]>> OfOnePartition(EngineCluster cluster, IReadOnlyList<LabelledTransaction> rows, TimeSpan labelDelay)
    {
        var labels = new LateLabels(cluster, labelDelay);
        for (var first = 0; first < rows.Count;)
        {
            var payer = rows[first].Transaction.Payer;
            var batch = rows.Skip(first).TakeWhile(r => r.Transaction.Payer == payer).ToList();
            await labels.BringUntil(batch[^1].Transaction.OccurredAt);
            var offset = first;
            await cluster.DeliverUntilDone([.. batch.Select((r, i) => r.Transaction.At(offset + i))]);
            labels.Expect(batch);
            first += batch.Count;
        }

        return Read(cluster);
    }

    /// <summary>Delivers the rows as several partitions would: each in order with the labels of its payers, side by side.</summary>
    /// <param name="apartMax">How many rows a partition may be ahead of another.</param>
    public static async Task<Dictionary<string, double[]>> OfPartitions(EngineCluster cluster, IReadOnlyList<LabelledTransaction> rows, TimeSpan labelDelay, int count, int apartMax)
    {
        var labels = Enumerable.Range(0, count).Select(_ => new LateLabels(cluster, labelDelay)).ToArray();
        foreach (var together in rows.Index().Chunk(apartMax))
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(partition => Task.Run(async () =>
            {
                foreach (var (offset, row) in together.Where(r => IdentityHash.Of(r.Item.Transaction.Payer.Value) % (ulong)count == (ulong)partition))
                {
                    await labels[partition].BringUntil(row.Transaction.OccurredAt);
                    await cluster.DeliverUntilDone(row.Transaction.At(offset, partition));
                    labels[partition].Expect([row]);
                }
            })));
        }

        return Read(cluster);
    }

    private static Dictionary<string, double[]> Read(EngineCluster cluster) => cluster.Publisher.Published
        .Select(receipt => JsonDocument.Parse(receipt).RootElement)
        .ToDictionary(
            receipt => receipt.GetProperty("transactionId").GetString()!,
            receipt => FeatureSchema.Names.Select(name => receipt.GetProperty("features").GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN).ToArray());
}
