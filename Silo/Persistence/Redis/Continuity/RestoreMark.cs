using System.Globalization;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>How far a silo is with making a store whole (see <see cref="RestoreRounds"/>).</summary>
/// <param name="Process">The store's process that it speaks of.</param>
/// <param name="Round">Rounds that it has done; the first is 1.</param>
/// <param name="Restored">Accounts that it wrote back in the last of them.</param>
/// <param name="IsDone">It writes nothing back any more.</param>
internal sealed record RestoreMark(string Process, int Round, int Restored, bool IsDone)
{
    /// <summary>Nothing was written back in that round, and nothing is in a later one.</summary>
    public bool IsQuietIn(int round) => IsDone || (Round == round && Restored == 0);

    /// <summary>Reads what <see cref="ToString"/> gives; null for anything else.</summary>
    public static RestoreMark? Parse(string? text) =>
        text?.Split(' ') is [var process, var round, var restored, var isDone]
        && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
        && int.TryParse(restored, NumberStyles.None, CultureInfo.InvariantCulture, out var accounts)
            ? new(process, rounds, accounts, isDone == "done")
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Process} {Round} {Restored} {(IsDone ? "done" : "on")}");
}
