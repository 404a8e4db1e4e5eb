using System.CommandLine;
using FraudGrains.Simulator.Labels;
using FraudGrains.Simulator.Progress;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>run</c>: generates the traffic of a population, into a silo, a broker, a file, or a feed and a file at once.</summary>
internal static class RunCommand
{
    public static Command Create(SimulatorHost host)
    {
        Option<string?> file = new("--out") { Description = $"Write the transactions with their labels as CSV ({LabelledCsvWriter.Header}), or as JSON lines when the name ends in .jsonl; .gz behind it packs. Without --silo or --bootstrap nothing is fed.", HelpName = "FILE.csv[.gz]" };
        Option<string?> format = new("--format") { Description = $"Format of --out: {OutputFile.Canonical} (default) or {OutputFile.PaySim}, its eleven columns.", HelpName = string.Join('|', OutputFile.Formats) };
        Option<bool> json = SummaryWriter.JsonOption();
        var (options, target, labelOptions) = (new RunOptions(), new TargetOptions(), new LabelOptions());
        var command = new Command("run", "Generates transactions of a population that spends, earns and is robbed; every fraud carries its scenario in the file. The same seed gives the same bytes.") { file, format, json };
        target.AddTo(command);
        options.AddTo(command, result => result.ValueToCheck(file) is not null && !target.IsGiven(result));
        labelOptions.AddTo(command, result => result.ValueToCheck(file) is null || target.IsGiven(result));
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(format) is not { } name)
                return;
            if (!OutputFile.Formats.Contains(name))
                result.AddError($"--format '{name}' is neither {string.Join(" nor ", OutputFile.Formats)}.");
            if (result.ValueToCheck(file) is not { } path)
                result.AddError("--format is that of --out: give the file, too.");
            else if (name == OutputFile.PaySim && OutputFile.IsJsonLines(path))
                result.AddError($"--format {name} is CSV: '{path}' asks for JSON.");
        });
        command.SetAction(async (parsed, interrupted) =>
        {
            var feeds = parsed.GetValue(file) is null || target.IsGiven(parsed);
            var (transactions, start, length, count) = options.Generate(parsed, feeds, host.Time);
            using var output = parsed.GetValue(file) is { } path ? OutputFile.Open(path, parsed.GetValue(format) ?? OutputFile.Canonical, start) : null;
            using var labels = labelOptions.Open(parsed);
            var run = new Run(transactions, output, length, count);
            var summary = feeds
                ? await new FeedSession(host, target.Read(parsed), options.FeedRatePerSecond(parsed), labels, labelOptions.Topic(parsed)).Run(run.Transactions(), run.Fraction, interrupted)
                : await IntoFile(host, run, labels, interrupted);
            return SummaryWriter.Write(host, summary, parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<FeedSummary> IntoFile(SimulatorHost host, Run run, LabelStream? labels, CancellationToken interrupted)
    {
        var start = host.Time.GetTimestamp();
        await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(() => new("written", run.Taken, run.Fraction(), ""), () => Task.Run(() =>
        {
            foreach (var _ in labels?.Through(run.Transactions()) ?? run.Transactions())
            {
                if (interrupted.IsCancellationRequested)
                    break;
            }

            labels?.Complete();
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
    private sealed class Run(IEnumerable<LabelledTransaction> source, ILabelledWriter? output, TimeSpan? length, long? count)
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
                output?.Write(labelled);
                Taken++;
                Frauds += labelled.IsFraud ? 1 : 0;
                start ??= labelled.Transaction.OccurredAt;
                _byTime = length is { } all ? (labelled.Transaction.OccurredAt - start.Value) / all : 0;
                yield return labelled;
            }
        }
    }
}
