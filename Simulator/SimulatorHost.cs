using FraudGrains.Simulator.Load;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator;

/// <summary>What the program stands on: streams, clock, broker and silo. Tests put others in their place.</summary>
internal sealed record SimulatorHost
{
    /// <summary>What <c>broker --control</c> is told. Not the console's own reader, whose every read blocks its caller.</summary>
    public TextReader Input { get; init; } = new StreamReader(Console.OpenStandardInput());

    /// <summary>Results go here.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Progress and errors go here.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether <see cref="Error"/> is a terminal that a line can be kept fresh on.</summary>
    public bool IsTerminal { get; init; } = !Console.IsErrorRedirected;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Holds the calling thread for a time, or until interrupted.</summary>
    public Action<TimeSpan, CancellationToken> Hold { get; init; } = (howLong, interrupted) => interrupted.WaitHandle.WaitOne(howLong);

    public FlowBounds FlowBounds { get; init; } = new();

    /// <summary>Opens a topic for writing: bootstrap servers, topic.</summary>
    public Func<string, string, ITransactionSink> OpenSink { get; init; } = (bootstrap, topic) => new KafkaSink(bootstrap, topic);

    /// <summary>Opens a silo's stats.</summary>
    public Func<Uri, IStatsSource> OpenStats { get; init; } = silo => new HttpStatsSource(new() { Timeout = TimeSpan.FromSeconds(5) }, silo);

    /// <summary>Opens the client that <c>load</c> asks with: as many connections as it takes, so that requests do not queue here.</summary>
    public Func<HttpClient> OpenHttp { get; init; } = () => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), UseProxy = false }) { Timeout = LoadPlan.Timeout };
}
