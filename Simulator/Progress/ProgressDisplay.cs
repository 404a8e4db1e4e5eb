using Spectre.Console;

namespace FraudGrains.Simulator.Progress;

/// <summary>Shows progress beside the work: one line kept fresh on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class ProgressDisplay(TextWriter error, bool isTerminal, TimeProvider time)
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    /// <summary>Does the work and shows how far it is until it ends.</summary>
    public async Task<T> Show<T>(Func<ProgressSample> sample, Func<Task<T>> work)
    {
        if (!isTerminal)
            return await Watch(sample, work, PlainInterval, line => error.WriteLine(line));
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
        return await console.Status().StartAsync("", status => Watch(sample, work, TerminalInterval, line => status.Status(Markup.Escape(line))));
    }

    private async Task<T> Watch<T>(Func<ProgressSample> sample, Func<Task<T>> work, TimeSpan interval, Action<string> write)
    {
        var meter = new RateMeter(time);
        using var ended = new CancellationTokenSource();
        var watching = WriteEvery();
        try
        {
            return await work();
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }

        async Task WriteEvery()
        {
            while (!ended.IsCancellationRequested)
            {
                await Task.Delay(interval, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!ended.IsCancellationRequested)
                    write(meter.Describe(sample()));
            }
        }
    }
}
