namespace FraudGrains.Simulator.Publishing;

/// <summary>Where records go.</summary>
internal interface ITransactionSink : IDisposable
{
    /// <summary>Takes a record; false when there is no room at the moment. <paramref name="delivered"/> is called once for each taken record, from any thread.</summary>
    bool TrySend(string key, byte[] value, Action<Delivery> delivered);

    /// <summary>Waits until every taken record is delivered or given up, at most <paramref name="timeout"/>. Blocks.</summary>
    void Flush(TimeSpan timeout);
}
