using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Progress;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary>Reads the file and replays it into feature rows, showing how far it is.</summary>
internal static class DataReader
{
    public static async Task<FeatureTable> Read(DataRequest request, TrainingHost host, CancellationToken interrupted)
    {
        using var file = LabelledFile.Open(request.Data, request.Format);
        var badRows = new BadRows(request.SkipBad);
        var read = 0L;
        var table = await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(
            () => new("reading", Interlocked.Read(ref read), file.Fraction, ""),
            () => Task.Run(Replay, interrupted));
        await host.Error.WriteLineAsync($"Read {read:N0} rows, kept {table.Count:N0}.");
        if (badRows.First is { } first)
            await host.Error.WriteLineAsync($"Passed over {badRows.Count:N0} rows. The first: {first}");
        return table;

        FeatureTable Replay()
        {
            var replay = new FeatureReplay(request.LabelDelay);
            var rows = new FeatureTable();
            foreach (var labelled in file.Read(badRows))
            {
                interrupted.ThrowIfCancellationRequested();
                var features = replay.Next(labelled);
                if (!(labelled.Transaction.OccurredAt < request.From))
                    rows.Add(RowFacts.Of(labelled), features);
                Interlocked.Increment(ref read);
            }

            return rows;
        }
    }
}
