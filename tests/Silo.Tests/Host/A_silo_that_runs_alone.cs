using System.Text.Json;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class A_silo_that_runs_alone
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Decides_serves_and_stops()
    {
        using var data = new TestDirectory();
        await using var silo = await SiloProcess.Start(data.Path);
        var before = await silo.Warm();

        var decision = JsonDocument.Parse((await silo.Decide(Feed.Transaction("t-1", "C1", "M1", 12.50m, Noon).Value))!).RootElement;

        Assert.Equal(("approve", "full"), (decision.GetProperty("outcome").GetString(), decision.GetProperty("mode").GetString()));
        await silo.UntilStats(s => s.Long("processed") == before + 1);
        Assert.Contains("fraudgrains_decisions", await silo.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("<html", await silo.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await silo.Stop());
        Assert.Empty(silo.Errors);
    }

    [Fact]
    public async Task That_stops_and_starts_again_knows_its_accounts_and_judges_what_is_new()
    {
        using var data = new TestDirectory();
        var before = Reckoning.Of(300, 20, seed: 1, "A");
        await using (var silo = await SiloProcess.Start(data.Path))
        {
            Feed.Send(await silo.Bootstrap(), before.Records);
            await silo.UntilStats(s => s.Long("processed") == 300);
            Assert.Equal(0, await silo.Stop());
        }

        // A new embedded log begins at offset 0 again: none of its records may be taken for an old one.
        var after = Reckoning.Of(300, 20, seed: 2, "B");
        await using var again = await SiloProcess.Start(data.Path);
        Feed.Send(await again.Bootstrap(), after.Records);
        await again.UntilStats(s => s.Long("processed") == 600);

        await again.AssertLifetimes(before);
        await again.AssertLifetimes(after);
    }

    [Fact]
    public async Task That_is_killed_under_load_keeps_every_decision_it_answered()
    {
        using var data = new TestDirectory();
        var answers = new Dictionary<string, string>();
        await using (var silo = await SiloProcess.Start(data.Path))
        {
            var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var clients = Enumerable.Range(0, 8).Select(c => Ask(silo, c, answers, killed)).ToList();
            await killed.Task;
            await silo.Kill();
            await Task.WhenAll(clients);
        }

        await using var again = await SiloProcess.Start(data.Path);
        foreach (var (transaction, answer) in answers)
            Assert.Equal(answer, await again.Decide(transaction));
        Assert.True(answers.Count >= 200, $"Only {answers.Count} decisions were answered.");
    }

    private static async Task Ask(SiloProcess silo, int client, Dictionary<string, string> answers, TaskCompletionSource enough)
    {
        for (var i = 0; ; i++)
        {
            var transaction = Feed.Transaction($"t-{client}-{i}", $"C{client}-{i % 7}", $"M{i % 5}", i, Noon.AddSeconds(i)).Value;
            if (await silo.Decide(transaction) is not { } answer)
                return;
            lock (answers)
            {
                // "Unavailable" says of itself that it was not recorded.
                if (!answer.Contains("\"unavailable\"", StringComparison.Ordinal))
                    answers.Add(transaction, answer);
                if (answers.Count >= 200)
                    enough.TrySetResult();
            }
        }
    }
}
