using System.Runtime.InteropServices;
using FraudGrains.Simulator.Commands;

namespace FraudGrains.Simulator;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await CommandLine.Run(args, new SimulatorHost(), interrupted.Token);

        // The first signal drains and sums up; a second one is left to end the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }
    }
}
