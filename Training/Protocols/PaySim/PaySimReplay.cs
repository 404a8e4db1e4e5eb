using FraudGrains.Grains.Features;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Progress;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>Replays a PaySim file through the engine's features, and puts the balances written afterwards beside them.</summary>
internal static class PaySimReplay
{
    /// <param name="run">The file and where progress goes.</param>
    /// <param name="until">Rows from here on are not read.</param>
    /// <param name="also">Told every row with its balances.</param>
    /// <param name="interrupted">Ends the reading.</param>
    public static async Task<FeatureTable> Read(ProtocolRun run, DateTimeOffset until, Action<LabelledTransaction, Balances>? also, CancellationToken interrupted)
    {
        if (run.Data.Format != "paysim")
            throw new FailedException($"This protocol judges PaySim files, but --format is '{run.Data.Format}'. Leave --format out.");
        if (run.Data.SkipBad)
            throw new FailedException("--skip-bad cannot be used here: every row counts. Correct the file.");
        using var names = LabelledFile.Open(run.Data.Data, run.Data.Format);
        var recurring = await Show("finding accounts that recur", () => names, () => RecurringAccounts.Read(names.Table(), interrupted));
        await run.Host.Error.WriteLineAsync($"{recurring.All:N0} accounts, {recurring.Count:N0} of them more than once.");
        using var file = LabelledFile.Open(run.Data.Data, run.Data.Format);
        using var beside = LabelledFile.Open(run.Data.Data, run.Data.Format);
        return await Show("reading", () => file, Replay);

        FeatureTable Replay()
        {
            var replay = new FeatureReplay(run.Data.LabelDelay, recurring.Has);
            var table = new FeatureTable(FeatureSet.AllNames);
            var row = new double[table.Columns];
            foreach (var (labelled, balances) in file.Read(new(skip: false)).Zip(Balances.Read(beside.Table())))
            {
                interrupted.ThrowIfCancellationRequested();
                if (labelled.Transaction.OccurredAt >= until)
                    break;
                var facts = RowFacts.Of(labelled);
                replay.Next(labelled).CopyTo(row, 0);
                AfterTheFact.Fill(balances, facts.Amount, row.AsSpan(FeatureSchema.Count));
                table.Add(facts, row);
                also?.Invoke(labelled, balances);
            }

            return table;
        }

        Task<T> Show<T>(string doing, Func<LabelledFile> from, Func<T> work) =>
            new ProgressDisplay(run.Host.Error, run.Host.IsTerminal, run.Host.Time).Show(
                () => new(doing, (long)(from().Fraction * 100), from().Fraction, ""),
                () => Task.Run(work, interrupted));
    }
}
