using System.Collections.Concurrent;
using System.Diagnostics;

namespace FraudGrains.Chaos.Processes;

/// <summary>A program in a process group of its own, its output in a file. What still runs when this program ends is killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The shell hands the output to the file and becomes the program: nothing of it passes through here.</summary>
    private const string ToFile = "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", ErrorsToFile = "log=$1; shift; exec \"$@\" 2>>\"$log\"";

    private static readonly ConcurrentDictionary<int, ChildProcess> Running = [];
    private readonly Process _process;

    private ChildProcess(Process process, string logFile)
    {
        (_process, LogFile) = (process, logFile);
        Running[process.Id] = this;
    }

    public int Id => _process.Id;

    public string LogFile { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program whose output goes to a file.</summary>
    public static ChildProcess Start(string logFile, string program, params IEnumerable<string> arguments) =>
        Launch(logFile, isPiped: false, ToFile, [program, .. arguments]);

    /// <summary>Starts a program that is talked to: its input and output are pipes, its errors go to the file.</summary>
    public static ChildProcess StartPiped(string logFile, string program, params IEnumerable<string> arguments) =>
        Launch(logFile, isPiped: true, ErrorsToFile, [program, .. arguments]);

    public TextWriter Input => _process.StandardInput;

    public TextReader Output => _process.StandardOutput;

    public void Signal(int signal)
    {
        if (!_process.HasExited)
            Posix.Signal(_process.Id, signal);
    }

    public Task WaitForExit(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Ends it at once and waits until it is gone.</summary>
    public async Task Kill()
    {
        Signal(Posix.Kill);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Signal(Posix.Kill);
        Running.TryRemove(_process.Id, out _);
        _process.Dispose();
    }

    /// <summary>Whatever happened: nothing stays behind.</summary>
    public static void KillAll()
    {
        foreach (var child in Running.Values)
            child.Dispose();
    }

    private static ChildProcess Launch(string logFile, bool isPiped, string script, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, RedirectStandardInput = isPiped, RedirectStandardOutput = isPiped };
        foreach (var word in (IEnumerable<string>)["sh", "-c", script, "sh", logFile, .. words])
            start.ArgumentList.Add(word);
        return new(Process.Start(start)!, logFile);
    }
}
