using FraudGrains.Accounts;

namespace FraudGrains.Grains.Courier;

/// <summary>A request that somebody waits for.</summary>
internal sealed class DeskTask(DeskRequest request) : TaskCompletionSource<PayeeFeatures[]?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public DeskRequest Request { get; } = request;
}
