using System.Text.Json;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Features;
using FraudGrains.Simulator;

namespace FraudGrains.Cluster.Tests.Parity;

/// <summary>The features in the receipts of a running engine, by transaction.</summary>
internal static class EngineFeatures
{
    /// <summary>Delivers the rows as one partition would: in order, payments of one payer that follow one another in one batch.</summary>
    /// <remarks>A payment to oneself has a batch of its own: within one batch it and its neighbours do not see all of each other.</remarks>
    public static async Task<Dictionary<string, double[]>> OfOnePartition(EngineCluster cluster, IReadOnlyList<LabelledTransaction> rows)
    {
        for (var first = 0; first < rows.Count;)
        {
            var payer = rows[first].Transaction.Payer;
            var length = 1;
            while (first + length < rows.Count && rows[first + length].Transaction.Payer == payer && !IsOwn(rows[first + length - 1]) && !IsOwn(rows[first + length]))
                length++;
            var start = first;
            await cluster.DeliverUntilDone([.. rows.Skip(first).Take(length).Select((r, i) => r.Transaction.At(start + i))]);
            first += length;
        }

        return Read(cluster);
    }

    /// <summary>Delivers the rows as several partitions would: each in order, side by side.</summary>
    public static async Task<Dictionary<string, double[]>> OfPartitions(EngineCluster cluster, IReadOnlyList<LabelledTransaction> rows, int count)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(partition => Task.Run(async () =>
        {
            var mine = rows.Where(r => Math.Abs(string.GetHashCode(r.Transaction.Payer.Value, StringComparison.Ordinal)) % count == partition);
            foreach (var (offset, row) in mine.Index())
                await cluster.DeliverUntilDone(row.Transaction.At(offset, partition));
        })));
        return Read(cluster);
    }

    private static bool IsOwn(LabelledTransaction row) => row.Transaction.Payer == row.Transaction.Payee;

    private static Dictionary<string, double[]> Read(EngineCluster cluster) => cluster.Publisher.Published
        .Select(receipt => JsonDocument.Parse(receipt).RootElement)
        .ToDictionary(
            receipt => receipt.GetProperty("transactionId").GetString()!,
            receipt => FeatureSchema.Names.Select(name => receipt.GetProperty("features").GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN).ToArray());
}
