using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Progress;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>Reads the stream up to the last test day: all of it teaches the accounts, the rows from the first training day on are kept with both sets of features.</summary>
internal static class HandbookReader
{
    public static async Task<List<HandbookRow>> Read(ProtocolRun run, HandbookCalendar calendar, CancellationToken interrupted)
    {
        using var file = LabelledFile.Open(run.Data.Data, run.Data.Format);
        var badRows = new BadRows(run.Data.SkipBad);
        var read = 0L;
        return await new ProgressDisplay(run.Host.Error, run.Host.IsTerminal, run.Host.Time).Show(
            () => new("reading", Interlocked.Read(ref read), file.Fraction, ""),
            () => Task.Run(Replay, interrupted));

        List<HandbookRow> Replay()
        {
            var (book, engine) = (new BookFeatures(), new FeatureReplay(HandbookCalendar.LabelDelay));
            var rows = new List<HandbookRow>();
            foreach (var labelled in file.Read(badRows).TakeWhile(r => r.Transaction.OccurredAt < calendar.TestFrom.AddDays(HandbookCalendar.TestDays)))
            {
                interrupted.ThrowIfCancellationRequested();
                Interlocked.Increment(ref read);
                var isKept = labelled.Transaction.OccurredAt >= calendar.TrainFrom;
                double[] bookFeatures = isKept ? new double[BookFeatures.Count] : [];
                book.Next(labelled, bookFeatures);
                if (isKept)
                    rows.Add(new(labelled.Transaction.OccurredAt, labelled.Transaction.Payer.Value, labelled.IsFraud, bookFeatures, engine.Look(labelled.Transaction)));
                engine.Learn(labelled);
            }

            return rows;
        }
    }
}
