using System.Collections.Concurrent;
using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Labels;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>Accounts that decide by a script and remember what they decided.</summary>
public sealed class FakeAccounts
{
    private readonly ConcurrentDictionary<string, (Transaction Asked, Decision Answer)> _decided = new();

    /// <summary>Runs before a decision: throw, or wait, here.</summary>
    public Func<Transaction, CancellationToken, Task> BeforeDecide { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs before anything is read: throw, or wait, here.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    public Dictionary<string, AccountRisk> Risks { get; } = [];

    public IReadOnlyList<Decision> Decisions { get; set; } = [];

    public List<Transaction> Asked { get; } = [];

    public LabelAnswer LabelAnswer { get; set; } = new(LabelResult.Applied);

    public List<(string Account, TransactionLabel Label)> Labels { get; } = [];

    public IAccountGrain Named(string id) => new Account(this, id);

    private async Task<DecideAnswer> Decide(Transaction transaction, CancellationToken cancellationToken)
    {
        await BeforeDecide(transaction, cancellationToken);
        lock (Asked)
            Asked.Add(transaction);
        var kept = _decided.GetOrAdd(transaction.TransactionId, _ => (transaction, Samples.Decision(transaction)));
        return kept.Asked == transaction
            ? new(kept.Answer, IsRepeat: !ReferenceEquals(kept.Asked, transaction), IsConflict: false)
            : new(null, IsRepeat: false, IsConflict: true);
    }

    private sealed class Account(FakeAccounts all, string id) : IAccountGrain
    {
        public Task<DecideAnswer> Decide(Transaction transaction, CancellationToken cancellationToken) => all.Decide(transaction, cancellationToken);

        public async Task<AccountRisk> GetRisk()
        {
            await all.BeforeRead();
            return all.Risks.GetValueOrDefault(id) ?? new AccountRisk { AccountId = new(id), Status = "unknown", Lifetime = new(0, 0, 0, 0), Outcomes = new(0, 0, 0) };
        }

        public async Task<DecisionPage> GetDecisions(int limit, string? cursor)
        {
            await all.BeforeRead();
            var from = cursor is null ? 0 : int.TryParse(cursor, out var place) ? place : throw new FormatException(cursor);
            return new([.. all.Decisions.Skip(from).Take(limit)], from + limit < all.Decisions.Count ? $"{from + limit}" : null);
        }

        public Task Deliver(TransactionRecord[] records) => throw new NotSupportedException();

        public ValueTask ApplyCredits(CreditLeg[] legs) => throw new NotSupportedException();

        public ValueTask<PayeeFeatures[]> GetPayeeFeatures(CreditLeg[] legs) => throw new NotSupportedException();

        public Task ForgetLegs(AccountId payer, string[] transactionIds) => throw new NotSupportedException();

        public Task<LabelAnswer> Label(TransactionLabel label)
        {
            all.Labels.Add((id, label));
            return Task.FromResult(all.LabelAnswer);
        }

        public Task<bool> ApplyLabel(CreditLabel label) => throw new NotSupportedException();

        public Task FinishOutbox() => throw new NotSupportedException();
    }
}
