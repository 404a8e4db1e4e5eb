using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Features;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Cluster.Tests.Parity;

public sealed class Grains_and_training_compute_the_same_features(ITestOutputHelper output)
{
    [Fact]
    public async Task Bit_by_bit_on_every_row_of_a_stream_of_one_partition()
    {
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.MadeUp(1_200, seed: 11);

        AssertSame(rows, await EngineFeatures.OfOnePartition(cluster, rows));
    }

    [Fact]
    public async Task Bit_by_bit_on_genuine_rows()
    {
        var path = SharedData.Path("paysim_rows.csv.gz");
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.PaySim(path, 1_500);

        AssertSame(rows, await EngineFeatures.OfOnePartition(cluster, rows));
    }

    [Fact]
    public async Task With_many_partitions_all_that_rests_on_the_payers_own_payments_stays_the_same()
    {
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.MadeUp(1_200, seed: 12);
        var replay = new FeatureReplay(TimeSpan.FromDays(7));

        var engine = await EngineFeatures.OfPartitions(cluster, rows, count: 4);

        var ofPayee = FeatureSchema.Names.Select(n => n.StartsWith("payee_", StringComparison.Ordinal) && !n.StartsWith("payee_is_known", StringComparison.Ordinal) && n != "payee_known_seconds").ToArray();
        var differing = 0;
        foreach (var row in rows)
        {
            var (expected, actual) = (replay.Next(row), engine[row.Transaction.TransactionId]);
            differing += Enumerable.Range(0, expected.Length).Any(i => ofPayee[i] && !expected[i].Equals(actual[i])) ? 1 : 0;
            foreach (var name in FeatureSchema.Names.Where(n => n.StartsWith("payer_debit_", StringComparison.Ordinal) || n.StartsWith("amount_to_m", StringComparison.Ordinal)))
                Assert.True(expected[FeatureSchema.IndexOf(name)].Equals(actual[FeatureSchema.IndexOf(name)]), $"{name} of {row.Transaction.TransactionId}");
        }

        output.WriteLine($"Payee features differ on {differing} of {rows.Count} rows: {(double)differing / rows.Count:P1}.");
    }

    private static void AssertSame(List<LabelledTransaction> rows, Dictionary<string, double[]> engine)
    {
        var replay = new FeatureReplay(TimeSpan.FromDays(7));
        foreach (var row in rows)
        {
            var (expected, actual) = (replay.Next(row with { IsFraud = false }), engine[row.Transaction.TransactionId]);
            for (var i = 0; i < FeatureSchema.Count; i++)
                Assert.True(expected[i].Equals(actual[i]), $"{FeatureSchema.Names[i]} of {row.Transaction.TransactionId}: training has {expected[i]}, the grains {actual[i]}");
        }
    }
}
