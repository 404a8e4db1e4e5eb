using Orleans.Concurrency;

namespace FraudGrains.Live;

/// <summary>The one place where the silos' reports meet. Key: 0. Keeps nothing: after a move it knows again within a second.</summary>
[Alias("fg.ILiveGrain")]
public interface ILiveGrain : IGrainWithIntegerKey
{
    /// <summary>A silo's newest report; replaces its last one.</summary>
    [OneWay]
    Task Report(SiloReport report);

    /// <summary>The reports of the silos heard of in the last 10 s.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<SiloReport>> GetReports();
}
