using FraudGrains.Grains.Accounts;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>A durable store in memory with the fence of the real one, and faults on demand.</summary>
internal sealed class FaultyStore : IAccountStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Version, Guid Writer, StateParts Parts)> _accounts = [];
    private readonly HashSet<string> _outboxes = [];

    /// <summary>Called before each write; may throw or wait. The write has not happened.</summary>
    public Func<AccountCommit, Task> BeforeCommit { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called after each write; may throw. The write has happened and its answer is lost.</summary>
    public Func<AccountCommit, Task> AfterCommit { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before each read; may throw or wait.</summary>
    public Func<string, Task> BeforeLoad { get; set; } = _ => Task.CompletedTask;

    /// <summary>Rises with every loss.</summary>
    public long Epoch { get; private set; }

    /// <summary>Which store it is.</summary>
    public ulong Number { get; set; }

    /// <summary>Writes that were accepted.</summary>
    public int Commits { get; private set; }

    /// <summary>Writes that were refused by the fence.</summary>
    public int Refused { get; private set; }

    ValueTask<ulong> IAccountStore.Number() => new(Number);

    public async Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken)
    {
        await BeforeLoad(accountId);
        lock (_lock)
            return _accounts.TryGetValue(accountId, out var held) ? new(held.Version, held.Writer, held.Parts.Join()) : null;
    }

    public async Task Commit(AccountCommit commit)
    {
        await BeforeCommit(commit);
        CompareAndSet(commit);
        await AfterCommit(commit);
    }

    public Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<string>>([.. _outboxes.Take(limit)]);
    }

    /// <summary>Comes back without this account, as another store.</summary>
    public void Lose(string accountId)
    {
        lock (_lock)
        {
            _accounts.Remove(accountId);
            Number++;
            Epoch++;
        }
    }

    /// <summary>The account as it is stored.</summary>
    public AccountState Stored(string accountId)
    {
        lock (_lock)
            return _accounts.TryGetValue(accountId, out var stored) ? AccountStateCodec.Decode(stored.Parts.Join()) : new AccountState();
    }

    private void CompareAndSet(AccountCommit commit)
    {
        lock (_lock)
        {
            var (version, writer, parts) = _accounts.GetValueOrDefault(commit.AccountId);
            var isMine = version == commit.Version && writer == commit.Writer;
            if (!isMine && (version != commit.ExpectedVersion || writer != commit.ExpectedWriter))
            {
                Refused++;
                throw new FenceLostException($"Version {version} is stored, {commit.ExpectedVersion} was expected.");
            }

            _accounts[commit.AccountId] = (commit.Version, commit.Writer, (parts ?? StateParts.None).After(commit));
            _ = commit.HasOutbox ? _outboxes.Add(commit.AccountId) : _outboxes.Remove(commit.AccountId);
            Commits++;
        }
    }
}
