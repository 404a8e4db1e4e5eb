namespace FraudGrains.Simulator.Publishing;

/// <summary>A real cluster keeps what it is given; the producer's own queue is bound enough.</summary>
internal sealed class NoFlowControl : IFlowControl
{
    public ValueTask WaitForRoom(int recordBytes, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Delivered(Delivery delivery, int recordBytes)
    {
    }
}
