using FraudGrains.Simulation.Tests.Schedules;

namespace FraudGrains.Simulation.Tests.Scheduling;

/// <summary>What happened: a hash of all of it, and the last lines for a person to read.</summary>
internal sealed class Trace(Scheduler scheduler)
{
    private readonly Queue<(TimeSpan At, string Text)> _lines = new();

    /// <summary>FNV-1a over every step and line: two runs of one seed have the same.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void Step(string actor) => Mix(actor);

    public void Add(string text)
    {
        Mix(text);
        _lines.Enqueue((scheduler.Now, text));
        if (_lines.Count > Settings.Lines)
            _lines.Dequeue();
    }

    public IEnumerable<string> Tail() => _lines.Select(l => $"{l.At.TotalSeconds,9:0.000} s  {l.Text}");

    private void Mix(string text)
    {
        Mix((ulong)scheduler.NowTicks);
        foreach (var letter in text)
            Mix(letter);
    }

    private void Mix(ulong value) => Hash = (Hash ^ value) * 1099511628211;
}
