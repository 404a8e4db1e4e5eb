using System.Diagnostics;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.InProcess;

/// <summary>
/// Finds the copy of librdkafka that Confluent.Kafka has loaded. Asking the loader for "librdkafka" fails where the plain build lacks
/// a system library and the client silently took another build of it.
/// </summary>
internal static class LibrdkafkaResolver
{
    public const string LibraryName = "librdkafka";

    private static readonly Lazy<IntPtr> Handle = new(Load);

    public static void Register() => NativeLibrary.SetDllImportResolver(
        typeof(LibrdkafkaResolver).Assembly,
        static (name, _, _) => name == LibraryName ? Handle.Value : IntPtr.Zero);

    private static IntPtr Load()
    {
        // Makes the client load its copy, if it has not done so yet.
        _ = Library.VersionString;
        var path = LoadedPaths().FirstOrDefault(static path => Path.GetFileName(path).Contains(LibraryName, StringComparison.OrdinalIgnoreCase));
        if (path is not null && NativeLibrary.TryLoad(path, out var handle))
            return handle;
        // macOS does not tell which libraries a process has loaded; there is but one build, and the loader finds it.
        return NativeLibrary.Load(LibraryName, typeof(Library).Assembly, DllImportSearchPath.AssemblyDirectory);
    }

    private static IEnumerable<string> LoadedPaths()
    {
        if (OperatingSystem.IsLinux())
            return File.ReadLines("/proc/self/maps").Select(static line => line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..]).Select(static path => "/" + path);
        using var process = Process.GetCurrentProcess();
        return [.. process.Modules.Cast<ProcessModule>().Select(static module => module.FileName).OfType<string>()];
    }
}
