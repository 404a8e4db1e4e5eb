namespace FraudGrains.Training.Commands;

/// <summary>What the program stands on. Tests put others in their place.</summary>
internal sealed record TrainingHost
{
    /// <summary>Results go here.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Progress and errors go here.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether <see cref="Error"/> is a terminal that a line can be kept fresh on.</summary>
    public bool IsTerminal { get; init; } = !Console.IsErrorRedirected;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
