using FraudGrains.Training.Commands;

namespace FraudGrains.Training.Tests.Commands;

/// <summary>Runs the program in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("training").FullName;

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public string At(string name) => Path.Combine(Directory, name);

    public Task<int> Run(params string[] args) => Run(TestContext.Current.CancellationToken, args);

    public Task<int> Run(CancellationToken interrupted, params string[] args) =>
        CommandLine.Run(args, new() { Output = Output, Error = Error, IsTerminal = false }, interrupted);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
