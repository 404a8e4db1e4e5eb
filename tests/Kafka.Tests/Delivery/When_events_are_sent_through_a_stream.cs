using System.Text;
using Confluent.Kafka;
using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.Decoding;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace FraudGrains.Kafka.Tests.Delivery;

public sealed class When_events_are_sent_through_a_stream
{
    [Theory, OnEachBroker]
    public async Task They_go_through_the_topic_to_the_grain(Brokers where)
    {
        using var topic = await where.Topic(partitions: 2);
        await using var silos = await TestSilos.Start(topic, streams: streams => streams.UseEncoder<Encoder>());

        await Stream(silos, "key").OnNextAsync(new TestItem("key", "sent", 0, 0, 0));

        await silos.Recorder.Delivered(1);
        Assert.Equal("sent", silos.Recorder.Values.Single());
    }

    [Theory, OnEachBroker]
    public async Task A_provider_without_an_encoder_says_so(Brokers where)
    {
        using var topic = await where.Topic();
        await using var silos = await TestSilos.Start(topic);

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => Stream(silos, "key").OnNextAsync(new TestItem("key", "sent", 0, 0, 0)));

        Assert.Contains(nameof(IKafkaEventEncoder), error.Message, StringComparison.Ordinal);
    }

    private static IAsyncStream<TestItem> Stream(TestSilos silos, string key) =>
        silos.Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IStreamProvider>(TestSilos.Provider).GetStream<TestItem>(StreamId.Create(RecorderGrain.Namespace, key));

    private sealed class Encoder : IKafkaEventEncoder
    {
        public Message<byte[], byte[]> Encode(StreamId streamId, object item) =>
            new() { Key = streamId.Key.ToArray(), Value = Encoding.UTF8.GetBytes(((TestItem)item).Value) };
    }
}
