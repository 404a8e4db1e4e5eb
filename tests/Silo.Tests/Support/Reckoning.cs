namespace FraudGrains.Silo.Tests.Support;

/// <summary>Random traffic, and what it comes to for each account, reckoned without the engine.</summary>
internal sealed class Reckoning
{
    private readonly Dictionary<string, (long Debits, decimal Paid, long Credits, decimal Received)> _accounts = [];

    public List<(string Key, string Value)> Records { get; } = [];

    public IReadOnlyDictionary<string, (long Debits, decimal Paid, long Credits, decimal Received)> Accounts => _accounts;

    public static Reckoning Of(int records, int accounts, int seed, string prefix)
    {
        var (random, reckoning) = (new Random(seed), new Reckoning());
        var start = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < records; i++)
        {
            var (payer, payee) = ($"{prefix}{random.Next(accounts)}", $"{prefix}{random.Next(accounts)}");
            var amount = random.Next(0, 100_000) / 100m;
            reckoning.Records.Add(Feed.Transaction($"{prefix}-t{i}", payer, payee, amount, start.AddSeconds(i)));
            reckoning.Add(payer, amount, isDebit: true);
            reckoning.Add(payee, amount, isDebit: false);
        }

        return reckoning;
    }

    private void Add(string account, decimal amount, bool isDebit)
    {
        var held = _accounts.GetValueOrDefault(account);
        _accounts[account] = isDebit
            ? held with { Debits = held.Debits + 1, Paid = held.Paid + amount }
            : held with { Credits = held.Credits + 1, Received = held.Received + amount };
    }
}
