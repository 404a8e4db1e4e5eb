using FraudGrains.Live;

namespace FraudGrains.Grains.Live;

/// <inheritdoc cref="ILiveGrain"/>
internal sealed class LiveGrain(TimeProvider time) : Grain, ILiveGrain
{
    private static readonly TimeSpan ReportLifetime = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, (SiloReport Report, long At)> _reports = new(StringComparer.Ordinal);

    public Task Report(SiloReport report)
    {
        _reports[report.Silo] = (report, time.GetTimestamp());
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SiloReport>> GetReports()
    {
        foreach (var silo in _reports.Where(r => time.GetElapsedTime(r.Value.At) > ReportLifetime).Select(r => r.Key).ToList())
            _reports.Remove(silo);
        return Task.FromResult<IReadOnlyList<SiloReport>>([.. _reports.Values.Select(r => r.Report).OrderBy(r => r.Silo, StringComparer.Ordinal)]);
    }
}
