using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using FraudGrains.Simulation.Tests.Scheduling;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>The store's server: the compare-and-set of the commit script with its batch numbers, the outbox index, the notes of partition owners, and a journal by which it can lose its last moments.</summary>
internal sealed class SimulatedStore(Scheduler scheduler)
{
    private readonly Journal _journal = new(scheduler);
    private int _losses;
    private readonly Dictionary<string, HeldAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _outboxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ticks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, KafkaHandoverNote> _notes = [];
    private readonly Dictionary<SiloAddress, RestoreMark> _marks = [];
    private readonly Dictionary<int, string> _whole = [];

    /// <summary>Nobody reaches it.</summary>
    public bool IsAway { get; set; }

    /// <summary>Another one after every loss: it was started again.</summary>
    public string Process => $"run{_losses}";

    public int Refused { get; private set; }

    public IReadOnlyDictionary<string, byte[]> States => _accounts.ToDictionary(a => a.Key, a => a.Value.Parts.Join(), StringComparer.Ordinal);

    public int Outboxes => _outboxes.Count;

    public StoredAccount? Read(string account) => _accounts.TryGetValue(account, out var held) ? new(held.Version, held.Writer, held.Parts.Join()) : null;

    public long Tick(string silo) => _ticks.GetValueOrDefault(silo);

    public void SetTick(string silo, long tick) => _journal.Set(_ticks, silo, tick);

    public KafkaHandoverNote? Note(int partition) => _notes.GetValueOrDefault(partition);

    public void SetNote(int partition, KafkaHandoverNote? note) => _journal.Set(_notes, partition, note);

    public string? Whole
    {
        get => _whole.GetValueOrDefault(0);
        set => _journal.Set(_whole, 0, value);
    }

    public RestoreMark? Mark(SiloAddress silo) => _marks.GetValueOrDefault(silo);

    public void SetMark(SiloAddress silo, RestoreMark mark) => _journal.Set(_marks, silo, mark);

    /// <summary>One commit of a silo's batch; false when the store holds less than the silo was told, or is another process than the one it has worked on.</summary>
    /// <exception cref="FenceLostException">The account holds something else.</exception>
    public bool Execute(string silo, in AccountCommit commit, string process, long expectedTick, long tick, long nowMs)
    {
        if (process != Process || Tick(silo) < expectedTick)
            return false;
        if (Tick(silo) < tick)
            SetTick(silo, tick);
        CompareAndSet(commit, nowMs);
        return true;
    }

    public void CompareAndSet(in AccountCommit commit, long nowMs)
    {
        var held = _accounts.GetValueOrDefault(commit.AccountId);
        var (version, writer) = (held?.Version ?? 0, held?.Writer ?? Guid.Empty);
        if (version == commit.ExpectedVersion && writer == commit.ExpectedWriter)
            Write(commit, nowMs);
        else if (version != commit.Version || writer != commit.Writer)
            Refuse(commit, version);
    }

    public IReadOnlyList<string> FindOutboxes(long beforeMs, int limit) =>
        [.. _outboxes.Where(o => o.Value < beforeMs).OrderBy(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Take(limit).Select(o => o.Key)];

    /// <summary>Comes back as it was a while ago.</summary>
    public void LoseLast(TimeSpan moments)
    {
        _losses++;
        scheduler.Trace.Add($"store: loses {_journal.Undo(moments)} changes of the last {moments.TotalSeconds:0.0} s");
    }

    private void Write(in AccountCommit commit, long nowMs)
    {
        _journal.Set(_accounts, commit.AccountId, new HeldAccount(commit.Version, commit.Writer, (_accounts.GetValueOrDefault(commit.AccountId)?.Parts ?? StateParts.None).After(commit)));
        if (!commit.HasOutbox)
            _journal.Remove(_outboxes, commit.AccountId);
        else if (!_outboxes.ContainsKey(commit.AccountId))
            _journal.Set(_outboxes, commit.AccountId, nowMs);
        scheduler.Trace.Add($"store: {commit.AccountId} {commit.ExpectedVersion} → {commit.Version}{(commit.HasOutbox ? " with outbox" : "")}");
    }

    private void Refuse(in AccountCommit commit, long version)
    {
        Refused++;
        scheduler.Trace.Add($"store: {commit.AccountId} {commit.ExpectedVersion} → {commit.Version} refused, {version} is held");
        throw new FenceLostException($"Version {version} is stored, {commit.ExpectedVersion} was expected, or another writer's.");
    }

    private sealed record HeldAccount(long Version, Guid Writer, StateParts Parts);
}
