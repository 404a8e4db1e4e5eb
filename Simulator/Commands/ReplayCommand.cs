using System.CommandLine;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary><c>replay</c>: sends a labelled file as it happened, every row under a stable id of its own.</summary>
internal static class ReplayCommand
{
    public static Command Create(SimulatorHost host)
    {
        Option<string> file = new("--file") { Description = "The CSV file; a name that ends in .gz is unpacked on the way.", HelpName = "FILE.csv[.gz]", Required = true };
        Option<string> format = new("--format") { Description = "canonical (as run --out writes it), paysim, handbook, or a JSON file that names the columns.", HelpName = "canonical|paysim|handbook|MAPPING.json", Required = true };
        Option<double?> rate = new("--rate") { Description = "Records a second, or max. Default max.", HelpName = "N|max", CustomParser = OptionParsers.Rate };
        Option<bool> skipBad = new("--skip-bad") { Description = "Count rows that cannot be understood and go on, instead of stopping at the first." };
        Option<bool> json = SummaryWriter.JsonOption();
        var (target, labelOptions) = (new TargetOptions(), new LabelOptions());
        var command = new Command("replay", "Sends a labelled file in its order. The same file again sends the same ids, so it changes nothing. Labels are never sent with it.") { file, format, rate, skipBad, json };
        target.AddTo(command);
        labelOptions.AddTo(command, feeds: _ => true);
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(file) is { } path && !File.Exists(path))
                result.AddError($"--file '{path}' does not exist.");
            if (result.ValueToCheck(format) is { } name && !DatasetFile.Formats.Contains(name) && !File.Exists(name))
                result.AddError($"--format '{name}' is neither {string.Join(" nor ", DatasetFile.Formats)} nor a mapping file that exists.");
        });
        command.SetAction(async (parsed, interrupted) =>
        {
            var badRows = new BadRows(parsed.GetValue(skipBad));
            using var rows = DatasetFile.Open(parsed.GetValue(file)!, parsed.GetValue(format)!);
            using var labels = labelOptions.Open(parsed);
            var session = new FeedSession(host, target.Read(parsed), parsed.GetValue(rate) ?? double.PositiveInfinity, labels, labelOptions.Topic(parsed));
            var summary = await session.Run(rows.Read(badRows), () => rows.Fraction, interrupted) with { BadRows = badRows.Count };
            if (badRows.First is { } first)
                await host.Error.WriteLineAsync($"Passed over {badRows.Count} rows. The first: {first}");
            return SummaryWriter.Write(host, summary, parsed.GetValue(json));
        });
        return command;
    }
}
