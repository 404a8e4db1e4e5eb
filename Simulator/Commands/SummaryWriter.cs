using System.CommandLine;
using System.Text.Json;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary>Writes what a feed came to, and says how it ended.</summary>
internal static class SummaryWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Option<bool> JsonOption() => new("--json") { Description = "Write the summary as one line of JSON, the last line of the output." };

    /// <summary>Writes the summary; the answer is the exit code.</summary>
    public static int Write(SimulatorHost host, FeedSummary summary, bool asJson)
    {
        host.Output.WriteLine(asJson ? JsonSerializer.Serialize(summary, Json) : Words(summary));
        if (summary.Interrupted)
            return ExitCode.Interrupted;
        if (summary.Lost is > 0 and var lost)
        {
            host.Error.WriteLine($"{lost} records were dropped by the broker before the silo read them. Feed more slowly (--rate), or through a broker that keeps its records.");
            return ExitCode.Failed;
        }

        if (summary.Settled != false)
            return ExitCode.Done;
        host.Error.WriteLine("The silo has not done every record: it stopped making progress. Its log says why; what it has not done stays in Kafka.");
        return ExitCode.Failed;
    }

    private static string Words(FeedSummary summary)
    {
        var lines = new List<string> { $"{summary.Done,-18} {summary.Sent,12:N0}   of these labelled fraud {summary.LabelledFraud:N0}" };
        if (summary.LabelsSent is { } labels)
            lines.Add($"labels sent        {labels,12:N0}   {summary.LabelsToCome:N0} more would have come later");
        if (summary.BadRows > 0)
            lines.Add($"bad rows           {summary.BadRows,12:N0}   passed over");
        if (summary.Processed is { } processed)
            lines.Add($"newly processed    {processed,12:N0}");
        if (summary.Recognised is { } recognised)
            lines.Add($"recognised         {recognised,12:N0}   already known, nothing changed");
        if (summary.DeadLettered is { } deadLettered)
            lines.Add($"dead-lettered      {deadLettered,12:N0}");
        if (summary.Lost is > 0 and var lost)
            lines.Add($"lost               {lost,12:N0}   dropped by the broker, unread");
        lines.Add($"seconds            {summary.Seconds,12:N1}   {summary.Rate:N0} a second");
        lines.Add($"peak memory        {summary.PeakMemoryMiB,12:N0}   MiB");
        if (summary.Interrupted)
            lines.Add("interrupted");
        return string.Join(Environment.NewLine, lines);
    }
}
