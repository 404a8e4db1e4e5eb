using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>Writes what this silo remembers of acknowledged commits over what the store has left of them.</summary>
internal sealed class WriteBack(IDatabase redis, AccountKeys keys, RecentCommits recent, IRestoreMarks marks)
{
    private const int ChunkMax = 256;

    /// <summary>Goes once through everything remembered.</summary>
    /// <param name="process">Which process the store must be; empty asks for none.</param>
    /// <param name="lived">The processes that this silo has worked on.</param>
    /// <returns>Accounts written back, and accounts that hold something which neither grew out of what is remembered nor may be written over.</returns>
    /// <exception cref="IOException">The store is another process meanwhile.</exception>
    public async Task<(int Restored, int Forked)> Run(string process, IReadOnlySet<string> lived)
    {
        var (restored, forked) = (0, 0);
        foreach (var chunk in recent.All().Chunk(ChunkMax))
        {
            var (repairs, strangers) = await Compare(chunk, process, lived);
            restored += await Write(repairs, process);
            forked += strangers;
        }

        return (restored, forked);
    }

    private async Task<(List<AccountCommit> Repairs, int Strangers)> Compare(RememberedCommit[] chunk, string process, IReadOnlySet<string> lived)
    {
        var reads = Array.ConvertAll(chunk, c => redis.HashGetAsync(keys.Account(c.Newest.AccountId), [AccountFields.Version, AccountFields.Writer]));
        var (repairs, strangers) = (new List<AccountCommit>(), 0);
        var held = await Task.WhenAll(reads);

        // Asked after the accounts: whoever has gone on said so before.
        var isOneChain = process.Length > 0 && (await marks.Whole() is not { } whole || lived.Contains(whole));
        for (var i = 0; i < chunk.Length; i++)
        {
            var (version, writer) = held[i][0].IsNull ? (0, Guid.Empty) : ((long)held[i][0], new Guid((byte[])held[i][1]!));
            if (isOneChain ? chunk[i].IsAheadOf(version) : chunk[i].GrewOutOf(version, writer))
                repairs.Add(chunk[i].Over(version, writer));
            else if (chunk[i].IsNotIn(version, writer))
                strangers++;
        }

        return (repairs, strangers);
    }

    private async Task<int> Write(List<AccountCommit> repairs, string process)
    {
        if (repairs.Count == 0)
            return 0;
        var verdicts = await CommitScript.Run(redis, keys, repairs, process, expectedTick: 0, tick: 0);
        return verdicts is [CommitScript.WentBack]
            ? throw new IOException("The account store was started anew while it was made whole.")
            : verdicts.Count(v => v == CommitScript.Done);
    }
}
