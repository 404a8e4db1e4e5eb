using System.Text;
using Confluent.Kafka;
using FraudGrains.Kafka.Tests.Fixtures;
using FraudGrains.Streaming.Kafka.DeadLetters;
using FraudGrains.Streaming.Kafka.InProcess;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Kafka.Tests.DeadLetters;

public sealed class When_a_record_cannot_be_understood
{
    /// <summary>A client sends no more than 1,000,000 bytes at once, by its default: this leaves room for a key, but not for the headers of a dead letter.</summary>
    private const int LargestValue = 999_800;

    [Theory, OnEachBroker]
    public async Task It_goes_to_the_dead_letter_topic_as_it_came_and_the_others_are_delivered(Brokers where)
    {
        using var topic = await where.Topic();
        using var deadLetters = await where.Topic();
        var headers = new Headers { { "trace", [1, 2, 3] } };
        await topic.Produce(("good", "one"));
        await topic.Produce(new Message<byte[]?, byte[]> { Key = [0xff, 0xfe], Value = Encoding.UTF8.GetBytes("bad:no amount"), Headers = headers });
        await topic.Produce(new Message<byte[]?, byte[]> { Key = null, Value = Encoding.UTF8.GetBytes("throw") });
        await topic.Produce(("good", "two"));

        await using var silos = await TestSilos.Start(topic, options => options.DeadLetterTopic = deadLetters.Name);

        await silos.Recorder.Delivered(2);
        await silos.Committed(4);
        Assert.Equal(2, silos.Status.DeadLettered);
        var letters = deadLetters.Read(2).OrderBy(letter => Header(letter, DeadLetterHeaders.Offset), StringComparer.Ordinal).ToList();
        Assert.Equal([0xff, 0xfe], letters[0].Message.Key!);
        Assert.Equal("bad:no amount", Encoding.UTF8.GetString(letters[0].Message.Value!));
        Assert.Equal([1, 2, 3], letters[0].Message.Headers.GetLastBytes("trace"));
        Assert.Equal(("no amount", topic.Name, "0", "1"), Where(letters[0]));
        Assert.Null(letters[1].Message.Key);
        Assert.Equal(("FormatException: the decoder choked", topic.Name, "0", "2"), Where(letters[1]));
    }

    [Fact]
    public async Task The_letter_is_written_again_until_the_broker_takes_it()
    {
        using var broker = InProcessBroker.Start();
        using var topic = TestTopic.Create(broker);
        using var deadLetters = TestTopic.Create(broker);
        await topic.Produce([("key", "bad:first"), ("good", "good")]);
        broker.FailNext(KafkaApi.Produce, [.. Enumerable.Repeat(ErrorCode.TopicAuthorizationFailed, 2)]);

        await using var silos = await TestSilos.Start(topic, options => options.DeadLetterTopic = deadLetters.Name);

        await silos.Recorder.Delivered(1);
        await Eventually.Is(() => silos.Status.DeadLettered == 1, "written");
        await silos.Committed(2);
        Assert.Equal("bad:first", Encoding.UTF8.GetString(deadLetters.Read(1)[0].Message.Value!));
        Assert.Contains(silos.Log.Of(LogLevel.Error), message => message.Contains("could not be written", StringComparison.Ordinal));
    }

    [Theory, OnEachBroker]
    public async Task One_that_is_too_large_with_its_reason_goes_without_its_value_and_says_so(Brokers where)
    {
        using var topic = await where.Topic();
        using var deadLetters = await where.Topic();
        await topic.Produce(("key", $"bad:{new string('x', LargestValue)}"), ("good", "good"));

        await using var silos = await TestSilos.Start(topic, options => options.DeadLetterTopic = deadLetters.Name);

        await silos.Recorder.Delivered(1);
        await silos.Committed(2);
        var letter = deadLetters.Read(1)[0];
        Assert.Null(letter.Message.Value);
        Assert.Equal("key", Encoding.UTF8.GetString(letter.Message.Key!));
        Assert.Equal($"{LargestValue + 4}", Header(letter, DeadLetterHeaders.OmittedValueBytes));
        Assert.Equal((new string('x', 1_024), topic.Name, "0", "0"), Where(letter));
    }

    [Theory, OnEachBroker]
    public async Task Without_a_dead_letter_topic_its_partition_stops_loudly_and_keeps_it(Brokers where)
    {
        using var topic = await where.Topic();
        await topic.Produce([("good", "one"), ("key", "bad:unreadable"), ("good", "two")]);

        await using var silos = await TestSilos.Start(topic);

        await silos.Recorder.Delivered(1);
        await Eventually.Is(() => silos.Status.Health == KafkaStreamHealth.Unhealthy, "unhealthy");
        Assert.Contains("offset 1", silos.Partition().Failure, StringComparison.Ordinal);
        await silos.Committed(1);
        Assert.DoesNotContain("two", silos.Recorder.Values);
        Assert.Contains(silos.Log.Of(LogLevel.Critical), message => message.Contains("unreadable", StringComparison.Ordinal));
    }

    private static (string Reason, string Topic, string Partition, string Offset) Where(ConsumeResult<byte[]?, byte[]?> letter) =>
        (Header(letter, DeadLetterHeaders.Reason), Header(letter, DeadLetterHeaders.Topic), Header(letter, DeadLetterHeaders.Partition), Header(letter, DeadLetterHeaders.Offset));

    private static string Header(ConsumeResult<byte[]?, byte[]?> letter, string name) => Encoding.UTF8.GetString(letter.Message.Headers.GetLastBytes(name));
}
