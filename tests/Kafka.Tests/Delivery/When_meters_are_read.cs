using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FraudGrains.Kafka.Tests.Fixtures;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_meters_are_read
{
    [Fact]
    public async Task They_count_records_by_provider_and_partition_and_by_nothing_else()
    {
        using var topic = await Brokers.InProcess.Topic();
        var totals = new ConcurrentDictionary<string, long>();
        var tags = new ConcurrentDictionary<string, bool>();
        await using var silos = await TestSilos.Start(topic, streams: null, configure: options => options.LogName = "metered");
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "FraudGrains.Streaming.Kafka")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, measured, _) =>
        {
            foreach (var tag in measured)
                tags[tag.Key] = true;
            totals.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
        });
        listener.Start();

        await topic.Produce(TestTopic.Numbered("key", 20));
        await silos.Committed(20);
        listener.RecordObservableInstruments();

        Assert.True(totals["kafka.stream.consumed"] >= 20);
        Assert.True(totals["kafka.stream.delivered"] >= 20);
        Assert.Contains("kafka.stream.lag", totals.Keys);
        Assert.Contains("kafka.stream.in_flight", totals.Keys);
        Assert.Contains("kafka.stream.paused", totals.Keys);
        Assert.Equal(["partition", "provider"], tags.Keys.Order());
    }
}
