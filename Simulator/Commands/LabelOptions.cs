using System.CommandLine;
using FraudGrains.Simulator.Labels;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary>The options of <c>run</c> and <c>replay</c> that say what becomes of labels. Without them there are none.</summary>
internal sealed class LabelOptions
{
    /// <summary>The topic when none is named.</summary>
    public const string DefaultTopic = "transaction_labels";

    private static readonly TimeSpan DefaultDelay = TimeSpan.FromDays(7);

    private readonly Option<string?> _file = new("--labels") { Description = "Write the labels as JSON lines, in the order in which they become known; a name that ends in .gz is packed.", HelpName = "FILE.jsonl[.gz]" };

    private readonly Option<string?> _topic = new("--label-topic")
    {
        Description = $"Send each label to this topic of the same broker when event time has come to it. Without a name: {DefaultTopic}.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<TimeSpan?> _delay = new("--label-delay")
    {
        Description = $"Median of the time until a transaction's label is known (lognormal), above 0 to 365d. Default {DefaultDelay.Days}d.",
        HelpName = "TIME",
        CustomParser = OptionParsers.Duration,
    };

    private readonly Option<bool> _genuine = new("--label-genuine") { Description = "Label genuine transactions, too, not only frauds." };

    /// <param name="command">The command.</param>
    /// <param name="feeds">Whether it feeds a broker.</param>
    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool> feeds)
    {
        foreach (Option option in new Option[] { _file, _topic, _delay, _genuine })
            command.Add(option);
        command.Validators.Add(result =>
        {
            var isGiven = result.GetResult(_file) is not null || result.GetResult(_topic) is not null;
            if (!isGiven && (result.GetResult(_delay) is not null || result.ValueToCheck(_genuine)))
                result.AddError("--label-delay and --label-genuine say nothing without --labels or --label-topic.");
            if (result.GetResult(_topic) is not null && !feeds(result))
                result.AddError("--label-topic needs a broker: give --silo or --bootstrap, or write labels with --labels.");
            if (result.ValueToCheck(_delay) > LabelDelay.Max)
                result.AddError($"--label-delay must be at most {LabelDelay.Max.TotalDays:0}d.");
        });
    }

    /// <summary>The labels that were asked for; null for none.</summary>
    public LabelStream? Open(ParseResult parsed)
    {
        var file = parsed.GetValue(_file);
        return file is null && Topic(parsed) is null
            ? null
            : new(new(parsed.GetValue(_delay) ?? DefaultDelay), parsed.GetValue(_genuine), file is null ? null : OutputFile.Create(file));
    }

    /// <summary>The topic labels are sent to; null for none.</summary>
    public string? Topic(ParseResult parsed) => parsed.GetResult(_topic) is null ? null : parsed.GetValue(_topic) ?? DefaultTopic;
}
