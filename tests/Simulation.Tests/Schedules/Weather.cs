namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>
/// How likely each small fault is in this schedule. Drawn per schedule, so that some know only one kind of trouble and others all of them
/// (swarm testing, Groce 2012). After <see cref="Clear"/> nothing small goes wrong any more.
/// </summary>
internal sealed class Weather
{
    private readonly Random _random;

    /// <param name="random">Draws.</param>
    public Weather(Random random)
    {
        _random = random;
        WriteFails = Draw(0.04);
        WriteReplyLost = Draw(0.04);
        WriteLate = Draw(0.03);
        ReadFails = Draw(0.04);
        CallLost = Draw(0.02);
        ReplyLost = Draw(0.02);
        Duplicates = Draw(0.03);
        Collects = Draw(0.05);
        PublishFails = Draw(0.04);
        PublishReplyLost = Draw(0.04);
        ProduceReplyLost = Draw(0.10);
        CommitFails = Draw(0.2);
        ScoringFails = Draw(0.03);
        AuditIsBehind = Draw(0.3);
        Slow = Draw(0.05);
    }

    public double WriteFails { get; private set; }
    public double WriteReplyLost { get; private set; }
    public double WriteLate { get; private set; }
    public double ReadFails { get; private set; }
    public double CallLost { get; private set; }
    public double ReplyLost { get; private set; }
    public double Duplicates { get; private set; }
    public double Collects { get; private set; }
    public double PublishFails { get; private set; }
    public double PublishReplyLost { get; private set; }
    public double ProduceReplyLost { get; private set; }
    public double CommitFails { get; private set; }
    public double ScoringFails { get; private set; }
    public double AuditIsBehind { get; private set; }
    public double Slow { get; private set; }

    public bool Strikes(double probability) => probability > 0 && _random.NextDouble() < probability;

    /// <summary>How long a message travels: mostly under 2 ms, at times 3 s.</summary>
    public TimeSpan Delay() => TimeSpan.FromTicks(Strikes(Slow) ? _random.NextInt64(3 * TimeSpan.TicksPerSecond) : _random.NextInt64(2 * TimeSpan.TicksPerMillisecond));

    public void Clear() => WriteFails = WriteReplyLost = WriteLate = ReadFails = CallLost = ReplyLost = Duplicates = Collects = PublishFails =
        PublishReplyLost = ProduceReplyLost = CommitFails = ScoringFails = AuditIsBehind = Slow = 0;

    private double Draw(double most) => _random.Next(3) == 0 ? most * _random.NextDouble() * 2 : 0;
}
