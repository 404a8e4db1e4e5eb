namespace FraudGrains.Chaos.Processes;

/// <summary>The Simulator's broker in a process of its own, which takes its faults from its input and ends with it.</summary>
internal sealed class BrokerProcess : IDisposable
{
    /// <summary>Brokers of the cluster: leaders can move.</summary>
    public const int Brokers = 3;

    private readonly ChildProcess _process;
    private readonly SemaphoreSlim _turn = new(1);

    private BrokerProcess(ChildProcess process, string bootstrap) => (_process, Bootstrap) = (process, bootstrap);

    public string Bootstrap { get; }

    public static async Task<BrokerProcess> Start(string directory, int partitions, CancellationToken cancellationToken)
    {
        var process = ChildProcess.StartPiped(Path.Combine(directory, "broker.log"), "dotnet", Programs.Simulator, "broker", "--partitions", $"{partitions}", "--brokers", $"{Brokers}", "--control");
        var bootstrap = await process.Output.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The broker ended before it told its address.");
        return new(process, bootstrap);
    }

    /// <summary>Has a fault take hold.</summary>
    /// <exception cref="InvalidOperationException">The broker did not do it; it says why.</exception>
    public async Task Tell(string fault)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.Input.WriteLineAsync(fault);
            await _process.Input.FlushAsync();
            if (await _process.Output.ReadLineAsync() is not "ok" and var answer)
                throw new InvalidOperationException($"The broker did not do '{fault}': {answer ?? "it has ended"}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _turn.Dispose();
    }
}
