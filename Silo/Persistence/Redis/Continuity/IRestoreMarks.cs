namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>What silos tell each other of how far they are, in the store itself.</summary>
internal interface IRestoreMarks
{
    /// <summary>Says how far a silo is.</summary>
    Task Set(SiloAddress silo, RestoreMark mark);

    /// <summary>Says that a process of the store is whole: silos go on with it.</summary>
    Task SetWhole(string process);

    /// <summary>The process that was last said to be whole, as far as the store knows; null when none was.</summary>
    Task<string?> Whole();

    /// <summary>How far each of them has said to be, in their order; null for one that has said nothing.</summary>
    Task<RestoreMark?[]> Of(IReadOnlyList<SiloAddress> silos);
}
