using System.Globalization;
using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>Everybody who is no customer: merchants by popularity, agents, companies that pay salaries, billers. Finite, so that they get busy.</summary>
internal sealed class Outsiders
{
    /// <summary>Merchants in PaySim's parameters: no more than those.</summary>
    private const int MerchantsMax = 34_749;

    private readonly AccountId[] _merchants, _agents, _companies, _billers;
    private readonly WeightedChoice _merchantChoice, _agentChoice;

    public Outsiders(int customers)
    {
        _merchants = Names('M', Math.Clamp(customers / 4, 20, MerchantsMax));
        _agents = Names('A', Math.Clamp(customers / 50, 5, 5_000));
        _companies = Names('E', Math.Clamp(customers / 100, 3, 5_000));
        _billers = Names('B', 12);
        _merchantChoice = WeightedChoice.Zipf(_merchants.Length, 1.0);
        _agentChoice = WeightedChoice.Zipf(_agents.Length, 0.6);
    }

    public int Companies => _companies.Length;

    public Party Merchant(double first, double second) => new(_merchants[_merchantChoice.At(first, second)]);

    public Party Agent(double first, double second) => new(_agents[_agentChoice.At(first, second)]);

    public Party Biller(double where) => new(_billers[(int)(where * _billers.Length)]);

    public AccountId Company(int number) => _companies[number];

    private static AccountId[] Names(char kind, int count) =>
        [.. Enumerable.Range(1, count).Select(number => new AccountId(kind + number.ToString("D7", CultureInfo.InvariantCulture)))];
}
