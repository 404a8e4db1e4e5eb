using System.Globalization;
using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.InProcess;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Simulator.Commands;

/// <summary>Faults for the broker, one a line of the input; each is answered by <c>ok</c> or <c>error: …</c> once it is in force.</summary>
internal sealed class BrokerControl(InProcessBroker broker)
{
    /// <summary>What can be said.</summary>
    public const string Words =
        "down [BROKER], up [BROKER], rtt MILLISECONDS, leader TOPIC PARTITION BROKER, fail API COUNT ERROR…, stop-failing API";

    /// <summary>Obeys until the input ends.</summary>
    public async Task Obey(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        // A console or pipe cannot be stopped reading; one can stop waiting for it.
        while (await input.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            await output.WriteLineAsync(Obey(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
            await output.FlushAsync(cancellationToken);
        }
    }

    private string Obey(string[] words)
    {
        try
        {
            switch (words)
            {
                case ["down"]: broker.Down(); break;
                case ["down", var which]: broker.Down(Number(which)); break;
                case ["up"]: broker.Up(); break;
                case ["up", var which]: broker.Up(Number(which)); break;
                case ["rtt", var milliseconds]: broker.SetRoundTrip(TimeSpan.FromMilliseconds(Number(milliseconds))); break;
                case ["leader", var topic, var partition, var leader]: broker.SetLeader(topic, Number(partition), Number(leader)); break;
                case ["fail", var api, var count, .. var errors] when errors.Length > 0:
                    broker.FailNext(Enum.Parse<KafkaApi>(api), [.. Repeated(errors, Number(count))]);
                    break;
                case ["stop-failing", var api]: broker.StopFailing(Enum.Parse<KafkaApi>(api)); break;
                default: return $"error: '{string.Join(' ', words)}' is none of: {Words}";
            }

            return "ok";
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or KafkaException)
        {
            return $"error: '{string.Join(' ', words)}': {e.Message}";
        }
    }

    /// <summary>So many failures, going round the errors named.</summary>
    private static IEnumerable<ErrorCode> Repeated(string[] errors, int count) =>
        Enumerable.Range(0, count).Select(i => Enum.Parse<ErrorCode>(errors[i % errors.Length]));

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
