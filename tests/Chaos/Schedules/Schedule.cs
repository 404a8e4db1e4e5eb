namespace FraudGrains.Chaos.Schedules;

/// <summary>What happens in one run; the seed and the number give it again.</summary>
internal sealed record Schedule(int Seed, int Number, TimeSpan Duration, IReadOnlyList<PlannedFault> Faults)
{
    /// <summary>A source of chance of its own for each part, so that one does not shift the other.</summary>
    public Random Chance(int part) => new(HashCode(Seed, Number, part));

    /// <summary>The same on every machine and in every run, which <see cref="System.HashCode"/> is not.</summary>
    internal static int HashCode(params ReadOnlySpan<int> values)
    {
        var hash = 17u;
        foreach (var value in values)
            hash = (uint)System.Numerics.BitOperations.RotateLeft((hash ^ (uint)value) * 0x9E3779B1u, 13);
        return (int)hash;
    }

    public override string ToString() => $"schedule {Number} of seed {Seed}, {Duration.TotalSeconds:0} s:{string.Concat(Faults.Select(f => $"\n  {f}"))}";
}
