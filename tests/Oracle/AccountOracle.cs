using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Oracle;

/// <summary>
/// What every account must hold once each transaction has counted once on both its accounts, reckoned twice and in one thread:
/// by the engine's own velocity code (compared bit by bit, which its being free of order allows), and by brute force over the legs themselves.
/// </summary>
public sealed class AccountOracle
{
    private readonly Dictionary<string, AccountVelocity> _velocities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (LegList Debits, LegList Credits)> _legs = new(StringComparer.Ordinal);

    /// <summary>Accounts that some transaction has touched.</summary>
    public IReadOnlyCollection<string> Accounts => _velocities.Keys;

    /// <summary>Transactions applied.</summary>
    public long Transactions { get; private set; }

    /// <summary>Applies both legs. Who calls it sees to it that each transaction comes once.</summary>
    public void Apply(Transaction transaction)
    {
        var (payer, payee) = (transaction.Payer.Value, transaction.Payee.Value);
        var timeMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        var debit = new LegEvent(timeMs, transaction.AmountMinorUnits, IdentityHash.Of(payee));
        var credit = new LegEvent(timeMs, transaction.AmountMinorUnits, IdentityHash.Of(payer));
        VelocityOf(payer).Debits.Apply(debit);
        VelocityOf(payee).Credits.Apply(credit);
        LegsOf(payer).Debits.Add(debit, transaction.TransactionId);
        LegsOf(payee).Credits.Add(credit, transaction.TransactionId);
        Transactions++;
    }

    /// <summary>Compares an account as the store holds it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="stored">Its stored state (<c>AccountStateCodec</c>); null when the store has none.</param>
    public AccountVerdict Judge(string account, ReadOnlyMemory<byte>? stored) =>
        Judge(account, stored is { } bytes ? AccountStateCodec.Decode(bytes.Span).Velocity : new AccountVelocity());

    /// <summary>Compares an account's velocity.</summary>
    public AccountVerdict Judge(string account, AccountVelocity actual)
    {
        var expected = _velocities.GetValueOrDefault(account) ?? new AccountVelocity();
        var (debits, credits) = _legs.TryGetValue(account, out var legs) ? legs : (new LegList(), new LegList());
        return new(
            account,
            LegVerdict.Of(expected.Debits, debits, actual.Debits),
            LegVerdict.Of(expected.Credits, credits, actual.Credits));
    }

    private AccountVelocity VelocityOf(string account)
    {
        if (!_velocities.TryGetValue(account, out var velocity))
            _velocities.Add(account, velocity = new());
        return velocity;
    }

    private (LegList Debits, LegList Credits) LegsOf(string account)
    {
        if (!_legs.TryGetValue(account, out var legs))
            _legs.Add(account, legs = (new(), new()));
        return legs;
    }
}
