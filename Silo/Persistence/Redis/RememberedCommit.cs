using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The newest acknowledged state of one account as far as it was written since this was begun, and who wrote what it grew out of.</summary>
/// <param name="Newest">The newest commit, with the parts of those before it that it left as they were.</param>
/// <param name="Parts">Its parts; one that was taken away is there without bytes.</param>
/// <param name="Since">Version from which on all that was written is here: what the store holds of an earlier one is not enough. 0 when the whole account is here.</param>
/// <param name="Ancestors">Writers before it, each with the highest version that this state grew out of. A writer's versions form one chain, because a writer whose write failed goes on under a new name.</param>
internal sealed record RememberedCommit(AccountCommit Newest, StateParts Parts, long Since, IReadOnlyList<(Guid Writer, long Version)> Ancestors)
{
    /// <summary>Bytes of its parts.</summary>
    public int Bytes { get; } = Parts.Length;

    public static RememberedCommit Of(in AccountCommit commit) =>
        new(commit, StateParts.Of(commit.Parts), commit.IsWhole ? 0 : commit.ExpectedVersion, [(commit.ExpectedWriter, commit.ExpectedVersion)]);

    /// <summary>The account as it is after one more commit.</summary>
    public RememberedCommit Followed(in AccountCommit next)
    {
        // A part of a state says nothing without the state that it was part of.
        if (!next.IsWhole && (next.ExpectedVersion, next.ExpectedWriter) != (Newest.Version, Newest.Writer))
            return Of(next);
        var (parts, since) = next.IsWhole ? (StateParts.Of(next.Parts), 0) : (Parts.With(next.Parts, keepsTakenAway: true), Since);
        return next.Writer == Newest.Writer
            ? new(next, parts, since, Ancestors)
            : new(next, parts, since, [.. Ancestors, (Newest.Writer, Math.Min(Newest.Version, next.ExpectedVersion)), (next.ExpectedWriter, next.ExpectedVersion)]);
    }

    /// <summary>Whether what the store holds is an earlier state of this very account, so that writing the newest again loses nothing.</summary>
    /// <param name="version">Version held; 0 when nothing is.</param>
    /// <param name="writer">Writer held.</param>
    public bool GrewOutOf(long version, Guid writer) => version >= Since && IsAncestor(version, writer);

    /// <summary>The same state, to be written over what the store holds.</summary>
    public AccountCommit Over(long version, Guid writer) => Newest with { ExpectedVersion = version, ExpectedWriter = writer, Parts = Parts.All, IsWhole = Since == 0 };

    private bool IsAncestor(long version, Guid writer) =>
        version == 0
        || (writer == Newest.Writer && version < Newest.Version)
        || Ancestors.Any(a => a.Writer == writer && version <= a.Version);
}
