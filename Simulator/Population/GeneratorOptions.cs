using System.Globalization;

namespace FraudGrains.Simulator.Population;

/// <summary>What a generated stream is like. The same options give the same bytes.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Fewest customers.</summary>
    public const int AccountsMin = 20;

    /// <summary>Most customers: about 300 bytes of memory each.</summary>
    public const int AccountsMax = 5_000_000;

    /// <summary>Most transactions a second of event time.</summary>
    public const double RateMax = 1_000_000;

    /// <summary>Largest share of fraud.</summary>
    public const double FraudRateMax = 0.2;

    /// <summary>Counted up whenever the same options come to give another stream.</summary>
    private const int GeneratorVersion = 2;

    /// <summary>Everything random comes from it. Default 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Customers, 20 to 5,000,000. Default 20,000. Merchants, agents and companies come on top, in proportion.</summary>
    public int Accounts { get; init; } = 20_000;

    /// <summary>Transactions a second of event time, on average; above 0, at most 1,000,000. Default 2,000.</summary>
    public double RatePerSecond { get; init; } = 2_000;

    /// <summary>Share of fraudulent transactions, 0 to 0.2. Default 0.0013, PaySim's. Held over some thousand transactions, not over each hundred.</summary>
    public double FraudRate { get; init; } = 0.0013;

    /// <summary>Event time of the beginning. Default 2026-01-01T00:00:00Z, where PaySim's replay begins too.</summary>
    public DateTimeOffset Start { get; init; } = Wire.TransactionJson.PaySimStepOne;

    /// <summary>Whether the rate follows PaySim's hours of the day (nearly nothing at night), or is the same at all hours. Default false.</summary>
    public bool FollowsTheDay { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range; the message says which.</exception>
    public void Validate()
    {
        Check(Accounts is >= AccountsMin and <= AccountsMax, nameof(Accounts), $"{Accounts}", $"{AccountsMin} to {AccountsMax}");
        Check(RatePerSecond is > 0 and <= RateMax, nameof(RatePerSecond), $"{RatePerSecond}", $"above 0, at most {RateMax}");
        Check(FraudRate is >= 0 and <= FraudRateMax, nameof(FraudRate), $"{FraudRate}", $"0 to {FraudRateMax}");
        Check(Start.Year is >= 1971 and <= 2190, nameof(Start), $"{Start:O}", "a time between 1971 and 2190");

        static void Check(bool holds, string name, string value, string wanted)
        {
            if (!holds)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{nameof(GeneratorOptions)}.{name} is {value}; wanted is {wanted}."));
        }
    }

    /// <summary>Tells streams of different options, and of different generators, apart: it begins every transaction id.</summary>
    internal string RunName()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{GeneratorVersion}|{Seed}|{Accounts}|{RatePerSecond:R}|{FraudRate:R}|{Start.ToUnixTimeMilliseconds()}|{FollowsTheDay}");
        var hash = text.Aggregate(0UL, (hash, letter) => RandomSource.Hash(hash, letter));
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
