using System.CommandLine;
using FraudGrains.Simulator.Population;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Commands;

/// <summary>The options of <c>run</c> that say what is generated, and how much.</summary>
internal sealed class RunOptions
{
    /// <summary>Transactions a second when nobody says otherwise and something is fed.</summary>
    public const double FeedRate = 2_000;

    /// <summary>Transactions a day and customer when nobody says otherwise and only a file is written.</summary>
    public const double FileTransactionsPerDay = 2;

    private static readonly GeneratorOptions Default = new();

    private readonly Option<double?> _rate = new("--rate")
    {
        Description = $"Transactions a second of wall time when feeding (default {FeedRate:0}), of event time with only --out (default {FileTransactionsPerDay:0} a day and account); max feeds as fast as it goes, event time then runs as at {FeedRate:0} a second.",
        HelpName = "N|max",
        CustomParser = OptionParsers.Rate,
    };

    private readonly Option<int?> _accounts = new("--accounts") { Description = $"Customers, {GeneratorOptions.AccountsMin} to {GeneratorOptions.AccountsMax:N0}. Default {Default.Accounts:N0}.", HelpName = "N" };
    private readonly Option<double?> _fraudRate = new("--fraud-rate") { Description = $"Share of fraudulent transactions, 0 to {GeneratorOptions.FraudRateMax}. Default {Default.FraudRate}.", HelpName = "SHARE" };
    private readonly Option<int?> _seed = new("--seed") { Description = $"Everything random comes from it: the same seed, options and --start give the same bytes. Default {Default.Seed}.", HelpName = "N" };

    private readonly Option<TimeSpan?> _duration = new("--duration")
    {
        Description = "How long, as in 60s or 60d. When feeding: wall time, as long as nothing holds the feed back (it ends when event time has advanced by this times --speed). With only --out: event time. Feeding without it goes on until Ctrl-C.",
        HelpName = "TIME",
        CustomParser = OptionParsers.Duration,
    };

    private readonly Option<long?> _transactions = new("--transactions") { Description = "End after so many transactions, or after --duration, whichever comes first.", HelpName = "N" };

    private readonly Option<string?> _start = new("--start")
    {
        Description = "Event time of the beginning, ISO 8601. Default: now when feeding, 2026-01-01T00:00:00Z with only --out.",
        HelpName = "TIME",
    };

    private readonly Option<double?> _speed = new("--speed") { Description = "Seconds of event time in a second of wall time when feeding, above 0 to 100,000. Default 1. The rate stays per second of wall time.", HelpName = "N" };

    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool> writesOnlyFile)
    {
        foreach (Option option in new Option[] { _rate, _accounts, _fraudRate, _seed, _duration, _transactions, _start, _speed })
            command.Add(option);
        command.Validators.Add(result =>
        {
            Check(result.ValueToCheck(_accounts) is null or >= GeneratorOptions.AccountsMin and <= GeneratorOptions.AccountsMax, $"--accounts must be {GeneratorOptions.AccountsMin} to {GeneratorOptions.AccountsMax}.");
            Check(result.ValueToCheck(_fraudRate) is null or >= 0 and <= GeneratorOptions.FraudRateMax, $"--fraud-rate must be 0 to {GeneratorOptions.FraudRateMax}.");
            Check(result.ValueToCheck(_transactions) is null or > 0, "--transactions must be above 0.");
            Check(result.ValueToCheck(_speed) is null or > 0 and <= 100_000, "--speed must be above 0, at most 100,000.");
            Check(result.ValueToCheck(_start) is not { } start || (JsonText.TryTime(start, out var time) && time.Year is >= 1971 and <= 2190), "--start must be an ISO 8601 time between 1971 and 2190, such as 2026-01-05T09:30:00Z.");
            Check(!writesOnlyFile(result) || result.GetResult(_duration) is not null || result.GetResult(_transactions) is not null, "A file needs an end: give --duration (event time) or --transactions.");

            void Check(bool holds, string error)
            {
                if (!holds)
                    result.AddError(error);
            }
        });
    }

    /// <summary>Rate at which records are to be sent; infinite for as fast as it goes.</summary>
    public double FeedRatePerSecond(ParseResult parsed) => parsed.GetValue(_rate) ?? FeedRate;

    /// <summary>The stream that was asked for, where it begins, and its length in event time when that is known.</summary>
    public (IEnumerable<LabelledTransaction> Transactions, DateTimeOffset Start, TimeSpan? Length, long? Count) Generate(ParseResult parsed, bool feeds, TimeProvider time)
    {
        var accounts = parsed.GetValue(_accounts) ?? Default.Accounts;
        var speed = feeds ? parsed.GetValue(_speed) ?? 1 : 1;
        var start = parsed.GetValue(_start) is { } text && JsonText.TryTime(text, out var given) ? given
            : feeds ? DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds())
            : Default.Start;
        var generator = new TransactionGenerator(new()
        {
            Seed = parsed.GetValue(_seed) ?? Default.Seed,
            Accounts = accounts,
            FraudRate = parsed.GetValue(_fraudRate) ?? Default.FraudRate,
            RatePerSecond = (Finite(parsed.GetValue(_rate)) ?? (feeds ? FeedRate : accounts * FileTransactionsPerDay / 86_400)) / speed,
            Start = start,
            FollowsTheDay = !feeds,
        });
        var (length, count) = (parsed.GetValue(_duration) * speed, parsed.GetValue(_transactions));
        var transactions = generator.Generate();
        if (length is { } limit)
            transactions = transactions.TakeWhile(t => t.Transaction.OccurredAt < start + limit);
        if (count is { } most)
            transactions = Take(transactions, most);
        return (transactions, start, length, count);
    }

    private static double? Finite(double? rate) => rate is { } given && double.IsFinite(given) ? given : null;

    private static IEnumerable<LabelledTransaction> Take(IEnumerable<LabelledTransaction> transactions, long count)
    {
        foreach (var transaction in transactions)
        {
            yield return transaction;
            if (--count == 0)
                yield break;
        }
    }
}
