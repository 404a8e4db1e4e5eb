namespace FraudGrains.Grains.Accounts;

/// <summary>Hears that another activation has written its account.</summary>
internal interface IFenceWatch
{
    /// <summary>Ends this activation's hold on the account.</summary>
    /// <returns>What whoever waits for the write is told.</returns>
    Exception StepAside(FenceLostException reason);
}
