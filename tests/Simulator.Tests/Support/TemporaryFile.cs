namespace FraudGrains.Simulator.Tests.Support;

/// <summary>A file of the test's own, gone with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string ending, string content = "")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"fraudgrains-{Guid.NewGuid():N}{ending}");
        File.WriteAllText(Path, content);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
