using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FraudGrains.Simulator.Checks;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Population;
using FraudGrains.Simulator.Progress;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>check</c>: measures a stream against what is known of the published log.</summary>
internal static class CheckCommand
{
    private const int DaysDefault = 30, DaysMax = 3_650;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly GeneratorOptions Default = new();

    public static Command Create(SimulatorHost host)
    {
        Option<string?> file = new("--file") { Description = "Measure this labelled file instead of a stream that is generated now; a name that ends in .gz is unpacked.", HelpName = "FILE.csv[.gz]" };
        Option<string?> format = new("--format") { Description = "Format of --file: canonical (as run --out writes it, the default), paysim, handbook, or a JSON file that names the columns.", HelpName = "NAME|MAPPING.json" };
        Option<int?> seed = new("--seed") { Description = $"Seed of the generated stream. Default {Default.Seed}.", HelpName = "N" };
        Option<int?> days = new("--days") { Description = $"Its length in days, 1 to {DaysMax}. Default {DaysDefault}.", HelpName = "N" };
        Option<int?> accounts = new("--accounts") { Description = $"Its customers, {GeneratorOptions.AccountsMin} to {GeneratorOptions.AccountsMax:N0}; {RunOptions.FileTransactionsPerDay:0} transactions a day each. Default {Default.Accounts:N0}.", HelpName = "N" };
        Option<string> against = new("--against") { Description = $"Folder of {PublishedLog.StepCountsFile}. Default ../shared/data.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("..", "shared", "data") };
        var command = new Command("check", "Measures a stream against the published log and asks that its frauds are not plain to see. One line for each criterion, then one of JSON; exit code 1 when one fails.")
        {
            file, format, seed, days, accounts, against,
        };
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(file) is { } path && !File.Exists(path))
                result.AddError($"--file '{path}' does not exist.");
            if (result.ValueToCheck(file) is not null && (result.GetResult(seed) ?? result.GetResult(days) ?? result.GetResult(accounts)) is not null)
                result.AddError("--seed, --days and --accounts are of a stream that is generated now: leave them out with --file.");
            if (result.ValueToCheck(format) is { } name && !DatasetFile.Formats.Contains(name) && !File.Exists(name))
                result.AddError($"--format '{name}' is neither {string.Join(" nor ", DatasetFile.Formats)} nor a mapping file that exists.");
            if (result.ValueToCheck(file) is null && result.ValueToCheck(format) is not null)
                result.AddError("--format is that of --file: give the file, too.");
            if (result.ValueToCheck(days) is < 1 or > DaysMax)
                result.AddError($"--days must be 1 to {DaysMax}.");
            if (result.ValueToCheck(accounts) is < GeneratorOptions.AccountsMin or > GeneratorOptions.AccountsMax)
                result.AddError($"--accounts must be {GeneratorOptions.AccountsMin} to {GeneratorOptions.AccountsMax}.");
        });
        command.SetAction(async (parsed, interrupted) =>
        {
            var hours = PublishedLog.HourShares(parsed.GetValue(against)!);
            if (parsed.GetValue(file) is { } path)
            {
                using var rows = DatasetFile.Open(path, parsed.GetValue(format) ?? DatasetFile.Canonical);
                return Report(host, await Measure(host, rows.Read(new(skip: false)), () => rows.Fraction, interrupted), hours, interrupted);
            }

            var length = TimeSpan.FromDays(parsed.GetValue(days) ?? DaysDefault);
            var options = new GeneratorOptions
            {
                Seed = parsed.GetValue(seed) ?? Default.Seed,
                Accounts = parsed.GetValue(accounts) ?? Default.Accounts,
                RatePerSecond = (parsed.GetValue(accounts) ?? Default.Accounts) * RunOptions.FileTransactionsPerDay / 86_400,
                FollowsTheDay = true,
            };
            var last = options.Start;
            var stream = new TransactionGenerator(options).Generate().TakeWhile(t => (last = t.Transaction.OccurredAt) < options.Start + length);
            return Report(host, await Measure(host, stream, () => (last - options.Start) / length, interrupted), hours, interrupted);
        });
        return command;
    }

    private static async Task<StreamFigures> Measure(SimulatorHost host, IEnumerable<LabelledTransaction> stream, Func<double?> fraction, CancellationToken interrupted)
    {
        var figures = new StreamFigures();
        return await new ProgressDisplay(host.Error, host.IsTerminal, host.Time).Show(() => new("measured", figures.Count, fraction(), ""), () => Task.Run(() =>
        {
            foreach (var labelled in stream)
            {
                interrupted.ThrowIfCancellationRequested();
                figures.Add(labelled);
            }

            return figures;
        }));
    }

    private static int Report(SimulatorHost host, StreamFigures figures, double[] hours, CancellationToken interrupted)
    {
        interrupted.ThrowIfCancellationRequested();
        if (figures.Frauds == 0)
            throw new FailedException($"None of the {figures.Count} transactions is a fraud: there is nothing to compare.");
        var criteria = StreamCheck.Of(figures, hours, isOurs: figures.Scenarios.Count > 0);
        foreach (var criterion in criteria)
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{criterion.Name,-48} {criterion.Target,26} {criterion.Measured,16:0.######}   {(criterion.Ok ? "ok" : "FAILED")}"));
        var failed = criteria.Count(criterion => !criterion.Ok);
        host.Output.WriteLine(JsonSerializer.Serialize(new { ok = failed == 0, failed, transactions = figures.Count, frauds = figures.Frauds, figures.Scenarios, criteria }, Json));
        return failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
