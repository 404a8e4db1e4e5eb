using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Features;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Cluster.Tests.Parity;

/// <remarks>The label of every fraud reaches the grains through its payer, a week after the payment, as it reaches the trainer's replay.</remarks>
public sealed class Grains_and_training_compute_the_same_features(ITestOutputHelper output)
{
    private static readonly TimeSpan LabelDelay = TimeSpan.FromDays(7);

    [Fact]
    public async Task Bit_by_bit_on_every_row_of_a_stream_of_one_partition()
    {
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.MadeUp(1_200, seed: 11);

        AssertSame(rows, await EngineFeatures.OfOnePartition(cluster, rows, LabelDelay));
    }

    [Fact]
    public async Task Bit_by_bit_on_genuine_rows()
    {
        var path = SharedData.Path("paysim_rows.csv.gz");
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.PaySim(path, first: 1_000);

        AssertSame(rows, await EngineFeatures.OfOnePartition(cluster, rows, LabelDelay));
    }

    /// <param name="apartMax">Rows that one partition may be ahead of another: a few, as while they keep up, or any number, as when they work off a backlog.</param>
    [Theory]
    [InlineData(8)]
    [InlineData(1_200)]
    public async Task With_many_partitions_all_that_rests_on_the_payers_own_payments_stays_the_same(int apartMax)
    {
        await using var cluster = await EngineCluster.Start();
        var rows = LabelledStream.MadeUp(1_200, seed: 12);
        var replay = new FeatureReplay(LabelDelay);

        var engine = await EngineFeatures.OfPartitions(cluster, rows, LabelDelay, count: 4, apartMax);

        var ofPayee = FeatureSchema.Names.Select(n => n.StartsWith("payee_", StringComparison.Ordinal) && !n.StartsWith("payee_is_known", StringComparison.Ordinal) && n != "payee_known_seconds").ToArray();
        var differing = 0;
        foreach (var row in rows)
        {
            var (expected, actual) = (replay.Next(row), engine[row.Transaction.TransactionId]);
            differing += Enumerable.Range(0, expected.Length).Any(i => ofPayee[i] && !expected[i].Equals(actual[i])) ? 1 : 0;
            foreach (var name in FeatureSchema.Names.Where(n => n.StartsWith("payer_debit_", StringComparison.Ordinal) || n.StartsWith("amount_to_m", StringComparison.Ordinal) || n is "payer_frauds_30d" or "payer_seconds_since_fraud"))
                Assert.True(expected[FeatureSchema.IndexOf(name)].Equals(actual[FeatureSchema.IndexOf(name)]), $"{name} of {row.Transaction.TransactionId}");
        }

        output.WriteLine($"With partitions up to {apartMax} rows apart payee features differ on {differing} of {rows.Count} rows: {(double)differing / rows.Count:P1}.");
    }

    private static void AssertSame(List<LabelledTransaction> rows, Dictionary<string, double[]> engine)
    {
        var replay = new FeatureReplay(LabelDelay);
        var withFraudsKnown = 0;
        foreach (var row in rows)
        {
            var (expected, actual) = (replay.Next(row), engine[row.Transaction.TransactionId]);
            for (var i = 0; i < FeatureSchema.Count; i++)
                Assert.True(expected[i].Equals(actual[i]), $"{FeatureSchema.Names[i]} of {row.Transaction.TransactionId}: training has {expected[i]}, the grains {actual[i]}");
            withFraudsKnown += !double.IsNaN(actual[FeatureSchema.IndexOf("payee_seconds_since_fraud")]) ? 1 : 0;
        }

        Assert.True(withFraudsKnown > 0, "No row knows of a fraud at its payee.");
    }
}
