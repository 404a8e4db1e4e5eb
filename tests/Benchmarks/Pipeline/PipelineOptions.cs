namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>What a run of the pipeline benchmark is asked for.</summary>
internal sealed record PipelineOptions
{
    /// <summary>Accounts that pay and are paid, all of them warm before the measurement begins. Default 1,000.</summary>
    public int Accounts { get; init; } = 1_000;

    /// <summary>How long is measured. Default 20 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long runs before, so that code is compiled for good and every account is in memory. Default 20 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Share of payments that go to one payee, 0 to 1. Default 0: all payees alike.</summary>
    public double HotShare { get; init; }

    /// <summary>Silos that share the work. Default 1.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>Partitions of the topics. Default 8.</summary>
    public int Partitions { get; init; } = 8;

    /// <summary>Whether the silo also reads its decisions back into an audit store of its own. Default false: that is another program's work, measured apart.</summary>
    public bool WithAudit { get; init; }

    /// <summary>Rounds of the floor; the median counts. Default 3.</summary>
    public int FloorRounds { get; init; } = 3;

    /// <summary>Whether the floor is measured too. Default true.</summary>
    public bool WithFloor { get; init; } = true;

    /// <summary>Whether other ways are measured too, for comparison. Default false.</summary>
    public bool WithVariants { get; init; }

    /// <summary>Further settings of the silo, as on its command line.</summary>
    public IReadOnlyList<string> SiloSettings { get; init; } = [];
}
