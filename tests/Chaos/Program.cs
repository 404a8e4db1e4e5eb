using System.Runtime.InteropServices;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Running;

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
AppDomain.CurrentDomain.ProcessExit += (_, _) => ChildProcess.KillAll();
try
{
    return await CommandLine.Run(args, interrupted.Token);
}
finally
{
    ChildProcess.KillAll();
}

// The first signal ends the schedule under way and leaves nothing behind; a second one is left to end the process.
void Stop(PosixSignalContext signal)
{
    try
    {
        signal.Cancel = !interrupted.IsCancellationRequested;
        interrupted.Cancel();
    }
    catch (ObjectDisposedException)
    {
        // It came while the program was ending.
    }
}
