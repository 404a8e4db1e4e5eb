using System.Text.Json;
using FraudGrains.Simulator.Commands;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Tests.Support;

/// <summary>Runs the program's command line against a fake silo and keeps what it says.</summary>
internal sealed class Shell(FakeSilo silo, FlowBounds? bounds = null) : IDisposable
{
    private readonly StringWriter _output = new(), _error = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>What the program is told while it runs.</summary>
    public string Input { get; init; } = "";

    /// <summary>What answers the requests of <c>load</c>.</summary>
    public HttpMessageHandler? Http { get; init; }

    /// <summary>Takes what is sent to any other topic than the transactions'.</summary>
    public FakeSilo Labels { get; init; } = new();

    public CancellationTokenSource Interrupt { get; } = new();

    /// <summary>The last line of the output, as JSON.</summary>
    public JsonElement Summary => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;

    public Task<int> Run(params string[] args)
    {
        var time = new QuickTime();
        return CommandLine.Run(args, Host(time), Interrupt.Token);
    }

    private SimulatorHost Host(QuickTime time) => new()
    {
        Input = new StringReader(Input),
        Output = _output,
        Error = TextWriter.Synchronized(_error),
        IsTerminal = false,
        Time = time,
        Hold = (howLong, _) => time.Advance(howLong),
        FlowBounds = bounds ?? new(),
        OpenSink = (_, topic) => topic == FeedTarget.DefaultTopic ? silo : Labels,
        OpenStats = _ => silo,
        OpenHttp = () => new(Http ?? throw new InvalidOperationException("This test has no HTTP.")),
    };

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Interrupt.Dispose();
    }
}
