using FraudGrains.Decisions;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>A replay that answers by a script.</summary>
public sealed class FakeReplay : IReplayGrain
{
    public Func<byte[], ReplayAnswer> Answer { get; set; } = receipt => new(receipt, null);

    public Task<ReplayAnswer> Replay(byte[] receipt) => Task.FromResult(Answer(receipt));
}
