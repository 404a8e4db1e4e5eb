using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Silo.Tests.Redis;

public sealed class Commits_that_gather
{
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly CommitQueue _queue = new();

    [Fact]
    public async Task Are_waited_for_as_long_as_nobody_waits_for_them()
    {
        var lingering = _queue.Linger(Linger, _time);
        _queue.Add(Commit("A", isAwaited: false));
        Assert.False(lingering.IsCompleted);

        _time.Advance(Linger);
        await lingering.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Leave_as_soon_as_one_comes_that_a_client_waits_for()
    {
        _queue.Add(Commit("A", isAwaited: false));
        var lingering = _queue.Linger(Linger, _time);

        _queue.Add(Commit("B", isAwaited: true));

        await lingering.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(["A", "B"], Take());
    }

    [Fact]
    public async Task Leave_as_soon_as_one_may_go_that_waited_for_its_account_s_last_one()
    {
        var before = Commit("A", isAwaited: false);
        _queue.Add(before);
        Take();
        _queue.Add(Commit("A", isAwaited: true));
        var lingering = _queue.Linger(Linger, _time);
        Assert.False(lingering.IsCompleted);

        _queue.Settle(before);

        await lingering.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Are_not_waited_for_while_one_is_there_that_a_client_waits_for()
    {
        _queue.Add(Commit("A", isAwaited: true));
        Assert.True(_queue.Linger(Linger, _time).IsCompleted);

        Take();
        Assert.False(_queue.Linger(Linger, _time).IsCompleted);
    }

    private List<string> Take()
    {
        var taken = new List<string>();
        while (_queue.TryTake(out var commit))
            taken.Add(commit.Commit.AccountId);
        return taken;
    }

    private static PendingCommit Commit(string account, bool isAwaited) =>
        new(new AccountCommit(account, 0, Guid.Empty, 1, Guid.Empty, Array.Empty<byte>(), hasOutbox: false) { IsAwaited = isAwaited });
}
