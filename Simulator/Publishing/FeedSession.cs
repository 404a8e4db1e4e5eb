using FraudGrains.Simulator.Labels;
using FraudGrains.Simulator.Progress;

namespace FraudGrains.Simulator.Publishing;

/// <summary>One feed from the first record to the summary, into a bare broker or a silo.</summary>
/// <param name="host">What the program stands on.</param>
/// <param name="target">Where to feed.</param>
/// <param name="ratePerSecond">How many a second; infinite for as many as can be.</param>
/// <param name="labels">Makes labels of what is fed; null for none.</param>
/// <param name="labelTopic">The topic they are sent to; null for none.</param>
internal sealed class FeedSession(SimulatorHost host, FeedTarget target, double ratePerSecond, LabelStream? labels, string? labelTopic)
{
    private readonly ProgressDisplay _display = new(host.Error, host.IsTerminal, host.Time);

    /// <param name="transactions">What to send, in order.</param>
    /// <param name="fraction">How far the source is, 0 to 1, when that is known.</param>
    /// <param name="cancellationToken">Ends the sending early; what is under way is still waited for, and summed up.</param>
    /// <exception cref="FailedException">The target cannot be used, or a record was not acknowledged or not done.</exception>
    public Task<FeedSummary> Run(IEnumerable<LabelledTransaction> transactions, Func<double?> fraction, CancellationToken cancellationToken) =>
        target.Bootstrap is { } bootstrap
            ? IntoBroker(bootstrap, transactions, fraction, cancellationToken)
            : IntoSilo(host.OpenStats(target.Silo ?? FeedTarget.DefaultSilo), transactions, fraction, cancellationToken);

    private async Task<FeedSummary> IntoBroker(string bootstrap, IEnumerable<LabelledTransaction> transactions, Func<double?> fraction, CancellationToken cancellationToken)
    {
        using var sink = host.OpenSink(bootstrap, target.Topic ?? FeedTarget.DefaultTopic);
        var start = host.Time.GetTimestamp();
        var feeder = await Feed(bootstrap, sink, new NoFlowControl(), () => "", transactions, fraction, cancellationToken);
        return Summary(feeder, start, cancellationToken);
    }

    private async Task<FeedSummary> IntoSilo(IStatsSource source, IEnumerable<LabelledTransaction> transactions, Func<double?> fraction, CancellationToken cancellationToken)
    {
        var before = await FirstStats(source, cancellationToken);
        using var sink = host.OpenSink(before.Bootstrap!, target.Topic ?? before.Topic ?? FeedTarget.DefaultTopic);
        var flow = new FlowControl(before.IsEmbedded == false ? FlowBounds.None : host.FlowBounds);
        flow.Update(before);
        using var polling = new CancellationTokenSource();
        var poller = new StatsPoller(source, flow, host.Time);
        var polled = poller.Run(polling.Token);
        try
        {
            var start = host.Time.GetTimestamp();
            var feeder = await Feed(before.Bootstrap!, sink, flow, () => flow.HoldsBackFor(0) ?? "", transactions, fraction, cancellationToken);
            var settling = new Settling(flow, poller, before, feeder.Sent, host.Time);
            var settled = await _display.Show(() => new("still to be done", settling.Remaining, null, ""), () => settling.Run(cancellationToken.IsCancellationRequested));
            var summary = Summary(feeder, start, cancellationToken) with { Settled = settled, Lost = settling.Lost() };
            return settling.Counts() is var (processed, recognised, deadLettered)
                ? summary with { Processed = processed, Recognised = recognised, DeadLettered = deadLettered }
                : summary;
        }
        finally
        {
            await polling.CancelAsync();
            await polled;
        }
    }

    private async Task<Feeder> Feed(
        string bootstrap, ITransactionSink sink, IFlowControl flow, Func<string> note, IEnumerable<LabelledTransaction> transactions, Func<double?> fraction, CancellationToken cancellationToken)
    {
        if (labelTopic is not null)
            labels?.SendTo(host.OpenSink(bootstrap, labelTopic));
        var feeder = new Feeder(sink, flow, new Pacer(ratePerSecond, host.Time), host.Time);
        return await _display.Show(() => new("sent", feeder.Sent, fraction(), note()), async () =>
        {
            await feeder.Feed(labels?.Through(transactions) ?? transactions, cancellationToken);
            if (labels is not null)
                await Task.Run(labels.Complete, CancellationToken.None);
            return feeder;
        });
    }

    private async Task<SiloStats> FirstStats(IStatsSource source, CancellationToken cancellationToken)
    {
        var stats = await source.Read(cancellationToken);
        if (stats.Bootstrap is null)
            throw new FailedException("The silo's stats have no 'kafka.bootstrap', so its broker is not known. Give it with --bootstrap HOST:PORT.");
        if (stats.Partitions is null)
            throw new FailedException("The silo's stats have no 'partitions', so it is not known what the silo has read. Give --bootstrap HOST:PORT to send without holding back.");
        if (stats.AuditLag is null)
            await host.Error.WriteLineAsync("The silo's stats have no 'auditLag': going on without holding back for the audit store.");
        return stats;
    }

    private FeedSummary Summary(Feeder feeder, long start, CancellationToken cancellationToken) => new()
    {
        Sent = feeder.Sent,
        LabelledFraud = feeder.Frauds,
        LabelsSent = labelTopic is null ? null : labels?.Sent,
        LabelsToCome = labelTopic is null ? null : labels?.ToCome,
        Seconds = Math.Round(host.Time.GetElapsedTime(start).TotalSeconds, 3),
        Interrupted = cancellationToken.IsCancellationRequested,
    };
}
