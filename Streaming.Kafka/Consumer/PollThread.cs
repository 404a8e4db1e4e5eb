using System.Collections.Concurrent;
using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>The thread that polls a consumer. It alone touches what the consumer reads; whatever others want of that, it does for them between two polls.</summary>
internal sealed class PollThread : IDisposable
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(100);

    private readonly Action _poll;
    private readonly Action<Exception> _failed;
    private readonly Action _close;
    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly ManualResetEventSlim _pauseAfterError = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    /// <param name="name">The thread's name.</param>
    /// <param name="poll">Polls once. What it throws is reported, and the next poll comes after a pause.</param>
    /// <param name="failed">Hears what a poll threw.</param>
    /// <param name="close">Closes the consumer, on the thread, as the last thing that it does; throws nothing.</param>
    public PollThread(string name, Action poll, Action<Exception> failed, Action close)
    {
        (_poll, _failed, _close) = (poll, failed, close);
        new Thread(Run) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Done once the consumer is closed.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Lets the thread end, and does not wait for it: a process that ends must not hang on a broker that is gone.</summary>
    public void Dispose()
    {
        _stopping = true;
        _pauseAfterError.Set();
    }

    /// <summary>Done once the thread has run the action, or has ended; throws what the client threw.</summary>
    public Task Do(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (KafkaException error)
            {
                done.SetException(error);
            }
        });
        return Task.WhenAny(done.Task, _closed.Task).Unwrap();
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
                PollAndOutliveErrors();
            RunCommands();
        }
        finally
        {
            _close();
            _closed.TrySetResult();
        }
    }

    private void PollAndOutliveErrors()
    {
        try
        {
            RunCommands();
            _poll();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _failed(error);
            _pauseAfterError.Wait(PauseAfterError);
        }
    }

    private void RunCommands()
    {
        while (_commands.TryDequeue(out var command))
            command();
    }
}
