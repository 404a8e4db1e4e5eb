using FraudGrains.Accounts;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Streaming.Kafka.Provider;
using Orleans.Streams;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>Delivers one stream's batches one after the other, as the pulling agent does: some attempts, then the cursor is told of the failure.</summary>
internal sealed class StreamDelivery(World world, SimulatedSilo silo, PartitionReader reader, IQueueCacheCursor cursor, StreamId stream)
{
    private readonly DeliveryBackoff _backoff = new();
    private readonly string _payer = stream.GetKeyAsString();
    private bool _isUnderWay;

    /// <summary>There may be something new.</summary>
    public void Wake()
    {
        if (_isUnderWay)
            return;
        _isUnderWay = true;
        _ = DeliverAll();
    }

    private async Task DeliverAll()
    {
        while (!reader.IsGivenUp && cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success)
            await DeliverOrRecordFailure((IBatchContainer)cursor.GetCurrent(out _)!);
        _isUnderWay = false;
        if (reader.IsGivenUp)
            cursor.Dispose();
    }

    private async Task DeliverOrRecordFailure(IBatchContainer batch)
    {
        var attempts = world.Random.Next(1, 4);
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            try
            {
                await Deliver(batch);
                return;
            }
            catch (Exception)
            {
                await world.Delay(_backoff.Next(attempt));
            }
        }

        cursor.RecordDeliveryFailure();
    }

    private Task<object?> Deliver(IBatchContainer batch)
    {
        var items = batch.GetEvents<TransactionRecord>().Select(e => new SequentialItem<TransactionRecord>(e.Item1, e.Item2)).ToList();
        world.Scheduler.Trace.Add($"{silo.Name}: delivers {string.Join(",", items.Select(i => $"{i.Item.Transaction.TransactionId}@{i.Item.Position.Partition}-{i.Item.Position.Offset}"))}");
        return world.Calls.Call<object?>(
            silo,
            _payer,
            "Deliver",
            async (grain, _, _) =>
            {
                await grain.OnNextAsync(items);
                return null;
            },
            CancellationToken.None);
    }
}
