using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>The newest acknowledged state of one account as far as it was written lately, and who wrote what it grew out of.</summary>
/// <param name="Newest">The newest commit, with the parts of those before it that it left as they were; one that was taken away is there without bytes.</param>
/// <param name="Since">Version from which on all that was written is here: what the store holds of an earlier one is not enough. 0 when the whole account is here.</param>
/// <param name="Ancestors">Writers before it, each with the highest version that this state grew out of. A writer's versions form one chain, because a writer whose write failed goes on under a new name.</param>
internal sealed record RememberedCommit(AccountCommit Newest, long Since, IReadOnlyList<(Guid Writer, long Version)> Ancestors)
{
    /// <summary>Whether what the store holds is an earlier state of this very account, so that writing the newest again loses nothing.</summary>
    /// <param name="version">Version held; 0 when nothing is.</param>
    /// <param name="writer">Writer held.</param>
    public bool GrewOutOf(long version, Guid writer) => version >= Since && IsAncestor(version, writer);

    /// <summary>Whether it is certainly an earlier state where nobody can have gone on from another one: then the versions of an account are one chain.</summary>
    /// <param name="version">Version held; 0 when nothing is.</param>
    public bool IsAheadOf(long version) => version >= Since && version < Newest.Version;

    /// <summary>Whether what the store holds certainly lacks this state. A later version of another writer may have grown out of it.</summary>
    /// <param name="version">Version held; 0 when nothing is.</param>
    /// <param name="writer">Writer held.</param>
    public bool IsNotIn(long version, Guid writer) => version < Newest.Version || (version == Newest.Version && writer != Newest.Writer);

    /// <summary>The same state, to be written over what the store holds.</summary>
    public AccountCommit Over(long version, Guid writer) => Newest with { ExpectedVersion = version, ExpectedWriter = writer };

    private bool IsAncestor(long version, Guid writer) =>
        version == 0
        || (writer == Newest.Writer && version < Newest.Version)
        || Ancestors.Any(a => a.Writer == writer && version <= a.Version);
}
