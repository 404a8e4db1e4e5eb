using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary>The options that say which rows are used and how they are split.</summary>
/// <param name="otherwise">The format to take when none is given, from what else the command line says; null when one must be given.</param>
internal sealed class DataOptions(Func<CommandResult, string?>? otherwise = null)
{
    private readonly Option<string> _data = new("--data") { Description = "The labelled file: CSV, or JSON lines (.jsonl) in the canonical format; a name that ends in .gz is unpacked on the way.", HelpName = "FILE", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "canonical, paysim, handbook, or a JSON file that names the columns.", HelpName = "canonical|paysim|handbook|MAPPING.json", Required = otherwise is null };
    private readonly Option<DateTimeOffset?> _splitAt = new("--split-at") { Description = "The moment at which the model would have been trained (UTC); later rows judge it. Default: after 70 % of the rows.", HelpName = "TIME", CustomParser = Time };
    private readonly Option<DateTimeOffset?> _testUntil = new("--test-until") { Description = "End of the rows that judge. Default: the end of the file.", HelpName = "TIME", CustomParser = Time };
    private readonly Option<DateTimeOffset?> _from = new("--train-from") { Description = "Earlier rows are replayed for their history but not learned from. Default: the start of the file.", HelpName = "TIME", CustomParser = Time };
    private readonly Option<TimeSpan> _labelDelay = new("--label-delay") { Description = "How late labels come, such as 7d or 12h: rows of that time before the split teach nothing. Default 7d.", HelpName = "DURATION", CustomParser = Duration, DefaultValueFactory = _ => TimeSpan.FromDays(7) };
    private readonly Option<bool> _skipBad = new("--skip-bad") { Description = "Count rows that cannot be understood and go on, instead of stopping at the first." };

    private readonly Option<double> _alertBudget = NumberOption.Of("--alert-budget", "Share of the traffic that a team can look at", Thresholds.AlertBudget, 0.00001, 0.5);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _data, _format, _splitAt, _testUntil, _from, _labelDelay, _skipBad, _alertBudget })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is { } path && !File.Exists(path))
                result.AddError($"--data '{path}' does not exist.");
            if (otherwise is not null && result.GetValue(_format) is null && otherwise(result) is null)
                result.AddError("Option '--format' is required.");
            if (result.GetValue(_format) is { } name && !LabelledFile.Formats.Contains(name) && !File.Exists(name))
                result.AddError($"--format '{name}' is neither {string.Join(" nor ", LabelledFile.Formats)} nor a mapping file that exists.");
        });
    }

    public DataRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_data)!,
        parsed.GetValue(_format) ?? otherwise?.Invoke(parsed.CommandResult)!,
        parsed.GetValue(_splitAt),
        parsed.GetValue(_testUntil),
        parsed.GetValue(_from),
        parsed.GetValue(_labelDelay),
        parsed.GetValue(_skipBad),
        parsed.GetValue(_alertBudget));

    private static DateTimeOffset? Time(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        result.AddError($"'{text}' is not a time such as 2026-01-20 or 2026-01-20T12:00:00Z.");
        return null;
    }

    private static TimeSpan Duration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = text.Length == 0 ? 0 : text[^1] switch { 'd' => 86_400, 'h' => 3_600, 'm' => 60, 's' => 1, _ => 0 };
        if (unit > 0 && double.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * unit <= 365 * 86_400.0)
            return TimeSpan.FromSeconds(count * unit);
        result.AddError($"'{text}' is not a duration of at most 365d such as 7d, 12h, 30m or 45s.");
        return default;
    }
}
