using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Keeps warnings and worse of the provider, so that a test can see what a person would.</summary>
public sealed class LogRecorder : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Category, string Message)> Entries { get; } = new();

    public IEnumerable<string> Of(LogLevel level) => Entries.Where(entry => entry.Level == level && entry.Category.StartsWith("FraudGrains", StringComparison.Ordinal)).Select(entry => entry.Message);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                recorder.Entries.Enqueue((logLevel, category, formatter(state, exception) + (exception is null ? "" : $" | {exception}")));
        }
    }
}
