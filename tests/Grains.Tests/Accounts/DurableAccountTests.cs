using System.Threading.Channels;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Grains.Tests.Accounts;

public sealed class DurableAccountTests
{
    [Fact]
    public Task A_write_begun_while_the_store_came_back_is_not_taken_for_one_of_the_state_read_again() => OnOneThreadAtATime(async () =>
    {
        var store = new HeldStore();
        var account = new DurableAccount("A", store);
        var state = await account.Load();
        state.Version = 1;
        var first = account.Commit(state);
        state.Version = 2;
        var second = account.Commit(state);

        // The store came back while the first write was under way; the second begins when the first ends.
        store.Epoch++;
        var again = account.Load();
        await store.LetOneThrough();
        await first;
        await store.LetOneThrough();
        await second;

        var read = await again;
        Assert.Equal(2, read.Version);
        read.Version = 3;
        var third = account.Commit(read);
        await store.LetOneThrough();
        await third;
        Assert.Equal(3, store.Stored!.Version);
    });

    private static Task OnOneThreadAtATime(Func<Task> test) => Task.Factory.StartNew(
        test, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    /// <summary>A store with the real fence, whose writes wait until they are let through.</summary>
    private sealed class HeldStore : IAccountStore
    {
        private readonly Channel<TaskCompletionSource> _held = Channel.CreateUnbounded<TaskCompletionSource>();

        private StateParts _parts = StateParts.None;

        public StoredAccount? Stored { get; private set; }

        public long Epoch { get; set; }

        public Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken) => Task.FromResult(Stored);

        public async Task Commit(AccountCommit commit)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Writer.TryWrite(turn);
            await turn.Task;
            if ((Stored?.Version ?? 0, Stored?.Writer ?? Guid.Empty) != (commit.ExpectedVersion, commit.ExpectedWriter))
                throw new FenceLostException($"Version {Stored?.Version} is stored, {commit.ExpectedVersion} was expected.");
            _parts = _parts.After(commit);
            Stored = new(commit.Version, commit.Writer, _parts.Join());
        }

        public Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async Task LetOneThrough() => (await _held.Reader.ReadAsync()).SetResult();
    }
}
