using FraudGrains.Live;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>Reports as a test sets them.</summary>
public sealed class FakeLive : ILiveGrain
{
    public IReadOnlyList<SiloReport> Reports { get; set; } = [];

    /// <summary>Runs before an answer: throw here.</summary>
    public Action BeforeRead { get; set; } = () => { };

    public Task Report(SiloReport report) => throw new NotSupportedException();

    public Task<IReadOnlyList<SiloReport>> GetReports()
    {
        BeforeRead();
        return Task.FromResult(Reports);
    }
}
