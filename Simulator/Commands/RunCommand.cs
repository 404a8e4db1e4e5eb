using System.CommandLine;
using FraudGrains.Simulator.Progress;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>run</c>: generates the traffic of a population, into a silo, a broker, a file, or a feed and a file at once.</summary>
internal static class RunCommand
{
    public static Command Create(SimulatorHost host)
    {
        Option<string?> file = new("--out") { Description = $"Write the transactions with their labels as CSV ({LabelledCsvWriter.Header}); a name that ends in .gz is packed. Without --silo or --bootstrap nothing is fed.", HelpName = "FILE.csv[.gz]" };
        Option<bool> json = SummaryWriter.JsonOption();
        var (options, target) = (new RunOptions(), new TargetOptions());
        var command = new Command("run", "Generates transactions of a population that spends, earns and is robbed; every fraud carries its scenario in the file. The same seed gives the same bytes.") { file, json };
        target.AddTo(command);
        options.AddTo(command, result => result.ValueToCheck(file) is not null && !target.IsGiven(result));
        command.SetAction(async (parsed, interrupted) =>
        {
            var feeds = parsed.GetValue(file) is null || target.IsGiven(parsed);
            var (transactions, length, count) = options.Generate(parsed, feeds, host.Time);
            using var csv = parsed.GetValue(file) is { } path ? new LabelledCsvWriter(path) : null;
            var run = new Run(transactions, csv, length, count);
            var summary = feeds
                ? await new FeedSession(host, target.Read(parsed), options.FeedRatePerSecond(parsed)).Run(run.Transactions(), run.Fraction, interrupted)
                : await IntoFile(host, run, interrupted);
            return SummaryWriter.Write(host, summary, parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<FeedSummary> IntoFile(SimulatorHost host, Run run, CancellationToken interrupted)
    {
        var start = host.Time.GetTimestamp();
        await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(() => new("written", run.Taken, run.Fraction(), ""), () => Task.Run(() =>
        {
            foreach (var _ in run.Transactions())
            {
                if (interrupted.IsCancellationRequested)
                    break;
            }

            return run.Taken;
        }));
        return new()
        {
            Done = "written",
            Sent = run.Taken,
            LabelledFraud = run.Frauds,
            Seconds = Math.Round(host.Time.GetElapsedTime(start).TotalSeconds, 3),
            Interrupted = interrupted.IsCancellationRequested,
        };
    }

    /// <summary>The stream on its way through the file writer, and how far it is.</summary>
    private sealed class Run(IEnumerable<LabelledTransaction> source, LabelledCsvWriter? csv, TimeSpan? length, long? count)
    {
        private double _byTime;

        public long Taken { get; private set; }

        public long Frauds { get; private set; }

        public double? Fraction() => (length, count) is (null, null) ? null : Math.Max(_byTime, count is { } all ? (double)Taken / all : 0);

        public IEnumerable<LabelledTransaction> Transactions()
        {
            DateTimeOffset? start = null;
            foreach (var labelled in source)
            {
                csv?.Write(labelled);
                Taken++;
                Frauds += labelled.IsFraud ? 1 : 0;
                start ??= labelled.Transaction.OccurredAt;
                _byTime = length is { } all ? (labelled.Transaction.OccurredAt - start.Value) / all : 0;
                yield return labelled;
            }
        }
    }
}
