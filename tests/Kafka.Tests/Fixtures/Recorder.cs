using System.Collections.Concurrent;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>What the grains of one test were given, and how they answer.</summary>
public sealed class Recorder
{
    private readonly Lock _lock = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Done)> _waiters = [];
    private readonly List<IReadOnlyList<TestItem>> _batches = [];

    /// <summary>Runs in the grain before a batch counts as delivered.</summary>
    public Func<IReadOnlyList<TestItem>, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs when a <see cref="ColdGrain"/> is activated.</summary>
    public Func<string, Task> Activate { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether a <see cref="ForgetfulGrain"/> remembers to observe.</summary>
    public bool AttachObservers { get; set; }

    public ConcurrentBag<Exception> Errors { get; } = [];

    /// <summary>Completed batches in the order of completion.</summary>
    public IReadOnlyList<IReadOnlyList<TestItem>> Batches
    {
        get
        {
            lock (_lock)
                return [.. _batches];
        }
    }

    public IReadOnlyList<TestItem> Items => [.. Batches.SelectMany(batch => batch)];

    public IEnumerable<string> Values => Items.Select(item => item.Value);

    public async Task Take(IReadOnlyList<TestItem> batch)
    {
        await Answer(batch);
        List<TaskCompletionSource> ready = [];
        lock (_lock)
        {
            _batches.Add(batch);
            foreach (var waiter in _waiters.ToArray())
            {
                if (!waiter.Condition())
                    continue;
                _waiters.Remove(waiter);
                ready.Add(waiter.Done);
            }
        }

        ready.ForEach(waiter => waiter.SetResult());
    }

    /// <summary>Waits until so many different values have been delivered.</summary>
    public Task Delivered(int distinctValues) => Until(() => Values.Distinct().Count() >= distinctValues, $"{distinctValues} values delivered");

    public async Task Until(Func<bool> condition, string what)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (condition())
                return;
            _waiters.Add((condition, done));
        }

        try
        {
            await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not within 2 min: {what}. Delivered: {Values.Distinct().Count()} values in {Batches.Count} batches.");
        }
    }
}
