using FraudGrains.Simulator.Behaviours;
using FraudGrains.Simulator.FraudPatterns;

namespace FraudGrains.Simulator.Population;

/// <summary>Generates transactions of a population that spends, earns, moves money and is robbed. Pure: no clock, no I/O; the same options give the same stream.</summary>
/// <remarks>
/// The stream never ends, is in order of event time and is made as it is taken, in memory bounded by the population. To feed a live system start it now and send each
/// transaction when its time has come.
/// </remarks>
public sealed class TransactionGenerator
{
    private readonly GeneratorOptions _options;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TransactionGenerator(GeneratorOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The stream from its beginning. Each call makes a population of its own: the stream can be taken again, and gives the same.</summary>
    public IEnumerable<LabelledTransaction> Generate()
    {
        var random = new RandomSource((ulong)_options.Seed);
        var customers = new Customers(_options.Seed, _options.Accounts);
        var outsiders = new Outsiders(_options.Accounts);
        var acquaintances = new Acquaintances(customers, outsiders);
        var shoppers = new RecentShoppers();
        var ledger = new Ledger(customers, _options.RunName());
        var agenda = new Agenda(customers, ledger, random);
        var fraud = new FraudScheduler(new(customers, outsiders, shoppers, random), agenda, ledger, _options.FraudRate, random);
        var occasions = new Occasions(customers, outsiders, agenda, shoppers, random);
        var rhythm = new MonthlyRhythm(
            customers, outsiders, acquaintances, ledger, occasions, new DayProfile(1, _options.FollowsTheDay), _options, random);
        var profile = new DayProfile(_options.RatePerSecond * (1 - _options.FraudRate - Occasions.Share) - rhythm.RatePerSecond, _options.FollowsTheDay);
        var everyday = new EverydayLife(customers, outsiders, acquaintances, ledger, new(random), occasions, shoppers, random);

        var everydayAt = profile.Next(_options.Start.ToUnixTimeMilliseconds(), random);
        while (true)
        {
            LabelledTransaction? next;
            var (rhythmAt, plannedAt) = (rhythm.NextAt(everydayAt), agenda.NextAt);
            if (plannedAt <= everydayAt && plannedAt <= rhythmAt)
            {
                next = agenda.Next();
            }
            else if (rhythmAt <= everydayAt)
            {
                next = rhythm.Next();
            }
            else
            {
                next = everyday.Next((long)everydayAt);
                fraud.Consider((long)everydayAt);
                occasions.Consider((long)everydayAt);
                everydayAt = profile.Next(everydayAt, random);
            }

            if (next is not null)
                yield return next;
        }
    }
}
