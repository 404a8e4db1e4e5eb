using System.Diagnostics;
using System.Text.Json.Serialization;

namespace FraudGrains.Simulator.Publishing;

/// <summary>What a run came to. Counts that only the silo knows are null without one (or when it does not tell them); they include what others fed it meanwhile.</summary>
internal sealed record FeedSummary
{
    /// <summary>What was done with the records: "sent", or "written" into a file only.</summary>
    [JsonIgnore]
    public string Done { get; init; } = "sent";

    /// <summary>Records sent and acknowledged, or written into the file.</summary>
    public required long Sent { get; init; }

    /// <summary>Of these, labelled as fraud in the source.</summary>
    public required long LabelledFraud { get; init; }

    /// <summary>Labels sent to their topic; null when none were asked for.</summary>
    public long? LabelsSent { get; init; }

    /// <summary>Labels that were not sent, because event time had not come to them at the end.</summary>
    public long? LabelsToCome { get; init; }

    /// <summary>Rows of the source passed over because they could not be understood.</summary>
    public long BadRows { get; init; }

    /// <summary>Decided for the first time.</summary>
    public long? Processed { get; init; }

    /// <summary>Recognised as already known: they changed nothing.</summary>
    public long? Recognised { get; init; }

    public long? DeadLettered { get; init; }

    /// <summary>Records the broker dropped before the silo read them: the flow control or the broker's retention failed.</summary>
    public long? Lost { get; init; }

    /// <summary>Seconds from the first record to the end, with --silo until all was done.</summary>
    public required double Seconds { get; init; }

    /// <summary>Records a second over that time.</summary>
    public double Rate => Seconds > 0 ? Math.Round(Sent / Seconds, 1) : 0;

    /// <summary>Most memory this program held, in MiB (the peak of its resident set).</summary>
    public long PeakMemoryMiB { get; } = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    /// <summary>The silo has done every record; null without a silo.</summary>
    public bool? Settled { get; init; }

    /// <summary>Ended early by Ctrl-C.</summary>
    public bool Interrupted { get; init; }
}
