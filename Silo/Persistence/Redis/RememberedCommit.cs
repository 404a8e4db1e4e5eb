using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The newest acknowledged state of one account, and who wrote what it grew out of.</summary>
/// <param name="Newest">The commit.</param>
/// <param name="Ancestors">Writers before it, each with the highest version that this state grew out of. A writer's versions form one chain, because a writer whose write failed goes on under a new name.</param>
internal sealed record RememberedCommit(AccountCommit Newest, IReadOnlyList<(Guid Writer, long Version)> Ancestors)
{
    public static RememberedCommit Of(in AccountCommit commit) => new(commit, [(commit.ExpectedWriter, commit.ExpectedVersion)]);

    /// <summary>The account as it is after one more commit.</summary>
    public RememberedCommit Followed(in AccountCommit next) => next.Writer == Newest.Writer
        ? this with { Newest = next }
        : new RememberedCommit(next, [.. Ancestors, (Newest.Writer, Newest.Version), (next.ExpectedWriter, next.ExpectedVersion)]);

    /// <summary>Whether what the store holds is an earlier state of this very account, so that writing the newest again loses nothing.</summary>
    /// <param name="version">Version held; 0 when nothing is.</param>
    /// <param name="writer">Writer held.</param>
    public bool GrewOutOf(long version, Guid writer) =>
        version == 0
        || (writer == Newest.Writer && version < Newest.Version)
        || Ancestors.Any(a => a.Writer == writer && version <= a.Version);

    /// <summary>The same state, to be written over what the store holds.</summary>
    public AccountCommit Over(long version, Guid writer) => Newest with { ExpectedVersion = version, ExpectedWriter = writer };
}
