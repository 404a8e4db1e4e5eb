namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>
/// Steers one provider of this silo. From the services, keyed by the provider's name:
/// <c>services.GetRequiredKeyedService&lt;KafkaStreamControl&gt;("transactions")</c>.
/// </summary>
public sealed class KafkaStreamControl : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Func<Task>? _reopen;
    private volatile bool _isReadingAgain;
    private volatile HashSet<string> _active = [];
    private long _heldAt = long.MinValue;
    private ulong _standsOn;

    /// <summary>What is given up now shall be read again by its next owner, also what was done.</summary>
    internal bool IsReadingAgain => _isReadingAgain;

    /// <summary>Name of this silo among the owners of partitions; null until the sticky queue balancer knows the active silos.</summary>
    internal string? Self { get; private set; }

    /// <summary>
    /// Gives up this silo's partitions and takes them again from their committed offsets: for a host whose store has lost its last moments.
    /// Records done since then are delivered again. Returns once the partitions are open again, or being opened.
    /// </summary>
    /// <exception cref="NotSupportedException">The provider does not use <see cref="SiloKafkaStreamConfigurator.UseStickyQueueBalancer"/>, or has not started.</exception>
    public async Task ReadAgain()
    {
        await _turn.WaitAsync();
        try
        {
            _isReadingAgain = true;
            var reopen = _reopen ?? throw new NotSupportedException("Only a started provider with the sticky queue balancer can read again. Call UseStickyQueueBalancer.");
            await reopen();
        }
        finally
        {
            _isReadingAgain = false;
            _turn.Release();
        }
    }

    /// <summary>
    /// Says that at this moment whatever the grains write to held all that it had acknowledged. From the first time on the replay margin is counted back from
    /// the latest such moment and not from now: a store that is away, or may have lost its last moments, does not use the margin up.
    /// </summary>
    /// <param name="timestamp">The moment, by <see cref="TimeProvider.GetTimestamp"/> of the provider's clock. An earlier one than before changes nothing.</param>
    public void Holds(long timestamp)
    {
        for (var held = Volatile.Read(ref _heldAt); held < timestamp;)
        {
            var seen = Interlocked.CompareExchange(ref _heldAt, timestamp, held);
            if (seen == held)
                return;
            held = seen;
        }
    }

    /// <summary>
    /// Names the store that grains write to, by a number of the host's choice. What is known to be done is known of one store: when it is another, or has lost
    /// its last moments, it has another number, and the host lets the log be read again. Records carry the number of when their partition was opened
    /// (<see cref="Decoding.KafkaRecord.StandsOn"/>), and word to the next owner counts where it is the same.
    /// </summary>
    /// <param name="store">The number; 0 names none.</param>
    public void StandOn(ulong store) => Volatile.Write(ref _standsOn, store);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>The latest moment of <see cref="Holds"/>; null while nobody has said anything.</summary>
    internal long? HeldAt() => Volatile.Read(ref _heldAt) is var held && held == long.MinValue ? null : held;

    /// <summary>The store as it was last named; 0 for none.</summary>
    internal ulong StandsOn() => Volatile.Read(ref _standsOn);

    internal void SeeActive(SiloAddress self, IEnumerable<SiloAddress> active)
    {
        _active = [.. active.Select(static silo => silo.ToParsableString())];
        Self = self.ToParsableString();
    }

    /// <summary>Whether this owner is another silo, and active.</summary>
    internal bool IsAnotherActive(string owner) => owner != Self && _active.Contains(owner);

    internal void Attach(Func<Task> reopen) => _reopen = reopen;
}
