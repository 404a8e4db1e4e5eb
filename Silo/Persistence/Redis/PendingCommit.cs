using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>A commit that waits for its verdict.</summary>
internal sealed class PendingCommit(AccountCommit commit)
{
    // The waiting grain must not run on the thread that reads Redis' answers.
    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AccountCommit Commit { get; } = commit;

    public Task Verdict => _verdict.Task;

    public void Done() => _verdict.TrySetResult();

    public void Fail(Exception why) => _verdict.TrySetException(why);
}
