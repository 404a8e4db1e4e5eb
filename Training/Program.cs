using System.Runtime.InteropServices;
using FraudGrains.Training.Commands;

namespace FraudGrains.Training;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await CommandLine.Run(args, new TrainingHost(), interrupted.Token);

        // The first signal ends the work in order; a second one is left to end the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }
    }
}
