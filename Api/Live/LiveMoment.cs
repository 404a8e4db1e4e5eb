using System.Collections.Immutable;

namespace FraudGrains.Api.Live;

/// <summary>What the feed knows at one moment: never changed, only followed by the next.</summary>
/// <param name="Snapshot">The snapshot event, ready to send; empty before the first.</param>
/// <param name="Alerts">The newest alerts, oldest first, at most <see cref="AlertsMax"/>.</param>
internal sealed record LiveMoment(ReadOnlyMemory<byte> Snapshot, ImmutableArray<AlertEvent> Alerts)
{
    /// <summary>Alerts kept for clients that come back: some minutes of an ordinary day. Who was away longer reads them by account.</summary>
    public const int AlertsMax = 256;

    private readonly TaskCompletionSource _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the next moment is there.</summary>
    public Task Followed => _followed.Task;

    public void Follow() => _followed.TrySetResult();
}

/// <summary>An alert event, ready to send.</summary>
internal readonly record struct AlertEvent(long Sequence, ReadOnlyMemory<byte> Utf8);
