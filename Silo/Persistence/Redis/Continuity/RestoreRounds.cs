namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>
/// Silos make a store whole together, before any of them builds on it again. An account may have moved between them: whoever has it now could go on from
/// what the store has left of it, while another silo still holds what is missing. And what one remembers may stand on what another one has yet to write back.
/// So all go in rounds, each beginning one when every other has ended the one before, until nobody has written anything back in a whole round.
/// </summary>
/// <param name="sharers">Who takes part.</param>
/// <param name="marks">How they tell each other.</param>
/// <param name="time">The clock.</param>
internal sealed class RestoreRounds(IStoreSharers sharers, IRestoreMarks marks, TimeProvider time)
{
    /// <summary>How long a silo is waited for that is said to be alive and says nothing: longer than a client takes to find its store again, and a cluster to notice that one has died.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns the silos that were not waited for any longer; what they remember may be missing.</summary>
    /// <param name="process">Which process the store is; empty when it does not tell: then nobody can be waited for.</param>
    /// <param name="writeBack">Writes back what this silo remembers and the store can take; returns how many accounts that were.</param>
    public async Task<IReadOnlyList<SiloAddress>> Run(string process, Func<Task<int>> writeBack)
    {
        var begun = time.GetTimestamp();
        for (var round = 1; ; round++)
        {
            var restored = await writeBack();
            await Say(new(process, round, restored, IsDone: false));
            var (heard, missing) = await Others(process, round, begun);
            if (restored > 0 || !heard.TrueForAll(mark => mark.IsQuietIn(round)))
                continue;
            await Say(new(process, round, restored, IsDone: true));
            return missing;
        }
    }

    private async Task Say(RestoreMark mark)
    {
        if (mark.Process.Length == 0)
            return;

        // Before anybody goes on: whoever comes late must know that others may have gone on.
        if (mark.IsDone)
            await marks.SetWhole(mark.Process);
        await marks.Set(sharers.Own, mark);
    }

    private async Task<(List<RestoreMark> Heard, List<SiloAddress> Missing)> Others(string process, int round, long begun)
    {
        while (true)
        {
            var others = process.Length == 0 ? [] : sharers.Others();
            var said = others.Count == 0 ? [] : await marks.Of(others);
            var heard = said.OfType<RestoreMark>().Where(HasDone).ToList();
            if (heard.Count == others.Count || time.GetElapsedTime(begun) > Patience)
                return (heard, [.. others.Where((_, i) => said[i] is not { } mark || !HasDone(mark))]);
            await Task.Delay(Pause, time);
        }

        bool HasDone(RestoreMark mark) => mark.Process == process && (mark.IsDone || mark.Round >= round);
    }
}
