namespace FraudGrains.Simulator.Publishing;

/// <summary>Decides when the next record may go.</summary>
internal interface IFlowControl
{
    /// <summary>Waits until a record of this size may go, and counts it as under way.</summary>
    /// <exception cref="FailedException">It can never go: the silo does not answer any more.</exception>
    ValueTask WaitForRoom(int recordBytes, CancellationToken cancellationToken);

    /// <summary>The broker wrote a record, or gave it up.</summary>
    void Delivered(Delivery delivery, int recordBytes);
}
