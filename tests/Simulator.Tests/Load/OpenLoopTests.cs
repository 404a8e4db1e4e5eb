using FraudGrains.Simulator.Load;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Load;

public sealed class OpenLoopTests
{
    private static readonly LoadPlan TwoSeconds = new(new("http://api"), 100, TimeSpan.FromSeconds(2), TimeSpan.Zero);

    [Fact]
    public async Task Every_request_is_sent_once()
    {
        var result = await Loop(new QuickTime()).Run(Bodies(() => { }), TestContext.Current.CancellationToken);

        Assert.Equal((200, 0), (result.Answered, result.Failed));
        Assert.Equal((200, 200, 200), (result.Counts["status 200"], result.Counts["outcome approve"], result.Counts["mode full"]));
    }

    [Fact]
    public async Task A_stall_is_felt_by_every_request_that_was_due_meanwhile()
    {
        // The end of the last answers is waited for in pauses, as many as it takes: they must not count as latency.
        var time = new QuickTime(waitsTakeTime: false);

        var result = await Loop(time).Run(Bodies(() => time.Advance(TimeSpan.FromSeconds(1))), TestContext.Current.CancellationToken);

        Assert.InRange(result.PercentileMs(100), 900, 60_000);
        Assert.InRange(result.PercentileMs(90), 700, 60_000);
    }

    [Fact]
    public async Task What_is_slow_while_warming_up_is_sent_and_not_counted()
    {
        var (time, asked) = (new QuickTime(), 0);
        var loop = new OpenLoop(
            TwoSeconds with { WarmUp = TimeSpan.FromSeconds(1) },
            (body, _) =>
            {
                Interlocked.Increment(ref asked);
                return body.Length > 0 ? throw new HttpRequestException("not yet") : Task.FromResult<(string, (string, string)?)>(("200", ("approve", "full")));
            },
            time,
            Hold(time));

        var result = await loop.Run(Enumerable.Range(0, 1_000).Select(number => new byte[number < 100 ? 1 : 0]), TestContext.Current.CancellationToken);

        Assert.Equal((300, 200, 0), (asked, result.Answered, result.Failed));
    }

    [Fact]
    public async Task Interrupted_while_warming_up_it_has_nothing_to_tell()
    {
        var result = await Loop(new QuickTime()).Run(Bodies(() => { }), new CancellationToken(canceled: true));

        Assert.Equal((0, 0, 0d), (result.Answered, result.Failed, result.PercentileMs(99)));
    }

    [Fact]
    public async Task An_answer_that_never_came_is_a_failure()
    {
        var time = new QuickTime();
        var loop = new OpenLoop(TwoSeconds, (_, _) => throw new HttpRequestException("gone"), time, Hold(time));

        var result = await loop.Run(Bodies(() => { }), TestContext.Current.CancellationToken);

        Assert.Equal((0, 200), (result.Answered, result.Failed));
    }

    [Fact]
    public async Task Refusals_do_not_make_the_rest_look_faster()
    {
        var (time, number) = (new QuickTime(), 0);
        var loop = new OpenLoop(
            TwoSeconds,
            (_, _) => Task.FromResult<(string, (string, string)?)>(Interlocked.Increment(ref number) % 2 == 0 ? ("503", null) : ("200", ("approve", "full"))),
            time,
            Hold(time));

        var result = await loop.Run(Bodies(() => { }), TestContext.Current.CancellationToken);

        Assert.Equal((100, 100), (result.Answered, result.Failed));
        Assert.True(result.PercentileMs(60) >= LoadPlan.Timeout.TotalMilliseconds);
    }

    private static OpenLoop Loop(QuickTime time) =>
        new(TwoSeconds, (_, _) => Task.FromResult<(string, (string, string)?)>(("200", ("approve", "full"))), time, Hold(time));

    private static Action<TimeSpan, CancellationToken> Hold(QuickTime time) => (howLong, _) => time.Advance(howLong);

    /// <summary>Bodies without end; the tenth makes something happen first.</summary>
    private static IEnumerable<byte[]> Bodies(Action atTheTenth)
    {
        for (var number = 1; ; number++)
        {
            if (number == 10)
                atTheTenth();
            yield return [];
        }
    }
}
