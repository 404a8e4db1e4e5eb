using System.Text;
using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>What is remembered for a store that loses its last moments: at least what was promised, in bounded memory.</summary>
public sealed class Recent_commits
{
    private static readonly Guid Writer = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Hold_the_newest_of_every_part()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);

        recent.Add([Commit("A", 0, (0, "h1"), (1, "one"), (2, "two")), Commit("B", 0, (0, "b1"))]);
        recent.Add([Commit("A", 1, (0, "h2"), (2, ""))]);

        Assert.Equal(["A: h2 one -", "B: b1"], Remembered(recent));
    }

    [Fact]
    public void Stay_as_they_were_for_whoever_reads_them_while_more_come()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        recent.Add([Commit("A", 0, (0, "h1"))]);
        var read = recent.All();

        _time.Advance(KeepFor * 2);
        recent.Holds(_time.GetTimestamp());
        for (var i = 0; i < 100; i++)
            recent.Add([Commit($"B{i}", 0, (0, new string('x', CommitPage.UsualLength / 4)))]);

        Assert.Equal("h1", Encoding.UTF8.GetString(read[0].Newest.Parts[0].Bytes.Span));
    }

    [Fact]
    public void Are_forgotten_part_by_part_and_what_is_left_says_what_it_stands_on()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        recent.Add([Commit("A", 0, (0, "h1"), (1, "one"))]);
        recent.Add([Commit("filler", 0, (0, new string('x', CommitPage.UsualLength)))]);
        _time.Advance(KeepFor * 0.6);
        recent.Add([Commit("A", 1, (0, "h2"))]);
        _time.Advance(KeepFor * 0.6);
        recent.Holds(_time.GetTimestamp());

        var left = Assert.Single(recent.All());

        Assert.Equal("h2", Text(left));
        Assert.True(left.GrewOutOf(1, Writer));
        Assert.False(left.GrewOutOf(0, Guid.Empty));
        _time.Advance(KeepFor);
        recent.Holds(_time.GetTimestamp());
        Assert.Empty(recent.All());
        Assert.Equal(0, recent.Bytes);
    }

    [Fact]
    public void Are_let_go_early_when_they_are_too_many()
    {
        var recent = new RecentCommits(KeepFor, 4 * CommitPage.UsualLength, _time);

        for (var i = 0; i < 100; i++)
            recent.Add([Commit($"A{i:000}", 0, (0, new string('x', CommitPage.UsualLength / 3)))]);

        Assert.InRange(recent.Bytes, CommitPage.UsualLength, 4 * CommitPage.UsualLength);
        Assert.Contains(recent.All(), c => c.Newest.AccountId == "A099");
        Assert.DoesNotContain(recent.All(), c => c.Newest.AccountId == "A000");
    }

    [Fact]
    public void Of_few_accounts_take_little_however_often_these_write()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        recent.Add([Commit("A", 0, (0, "h0"), (1, "one"))]);
        var text = new string('x', 1_000);

        for (var i = 1; i < 100_000; i++)
            recent.Add([Commit("A", i, (0, $"h{i}{text}"))]);

        Assert.InRange(recent.Bytes, 1_000, 17 * 1024 * 1024);
        var left = Assert.Single(recent.All());
        Assert.Equal($"h99999{text} one", Text(left));
        Assert.True(left.GrewOutOf(0, Guid.Empty));
    }

    [Fact]
    public void Of_many_accounts_that_write_often_take_little_more_than_the_newest_parts()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        var (random, versions) = (new Random(3), new long[1_000]);
        var (head, payer, payee, run, most) = (new string('h', 350), new string('p', 4_000), new string('c', 1_400), new string('r', 700), 0L);
        for (var i = 0; i < 100_000; i++)
        {
            var account = random.Next(versions.Length);
            var version = versions[account]++;
            (int, string)[] parts = version == 0 ? [(0, head), (1, payer), (2, payee)] : random.Next(2) == 0 ? [(0, head), (1, payer)] : [(0, head), (2, payee)];

            // A sealed run now and then, which nothing takes the place of.
            if (version % 8 == 7)
                parts = [.. parts, ((int)version + 16, run)];
            recent.Holds(_time.GetTimestamp());
            recent.Add([Commit($"A{account}", version, parts)]);
            most = Math.Max(most, recent.Bytes);
            _time.Advance(TimeSpan.FromMilliseconds(0.2));
        }

        Assert.InRange(most, 5_000_000, 24 * 1024 * 1024);
        Assert.All(recent.All(), c => Assert.Equal([0, 1, 2], c.Newest.Parts.Select(p => p.Number).Where(n => n < 16)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Are_kept_while_nobody_knows_whether_the_store_holds_them(bool wasKnownBefore)
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        recent.Add([Commit("A", 0, (0, "h1"))]);
        if (wasKnownBefore)
            recent.Holds(_time.GetTimestamp());

        _time.Advance(KeepFor * 6);
        Assert.Equal(["A: h1"], Remembered(recent));

        recent.Holds(_time.GetTimestamp());
        Assert.Empty(Remembered(recent));
    }

    [Fact]
    public void That_were_written_back_are_kept_as_long_as_those_of_that_moment()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        recent.Add([Commit("A", 0, (0, "h1"))]);

        _time.Advance(KeepFor * 6);
        recent.AreWrittenBack();
        _time.Advance(KeepFor * 0.9);
        recent.Holds(_time.GetTimestamp());
        Assert.Equal(["A: h1"], Remembered(recent));

        _time.Advance(KeepFor * 0.2);
        recent.Holds(_time.GetTimestamp());
        Assert.Empty(Remembered(recent));
    }

    [Fact]
    public void Do_not_go_back_when_the_answer_to_an_earlier_one_of_another_activation_comes_late()
    {
        var recent = new RecentCommits(KeepFor, long.MaxValue, _time);
        var next = new Guid("00000000-0000-0000-0000-0000000000a2");
        recent.Add([Commit("A", 0, (0, "h1"), (1, "one"))]);
        recent.Add([Commit("A", 2, (0, "h3"), (1, "three")) with { Writer = next, IsWhole = true }]);

        recent.Add([Commit("A", 1, (0, "h2"))]);
        recent.Add([Commit("A", 3, (0, "h4")) with { Writer = next, ExpectedWriter = next }]);

        Assert.Equal(["A: h4 three"], Remembered(recent));
        Assert.True(recent.All()[0].GrewOutOf(1, Writer));
    }

    private static AccountCommit Commit(string account, long expected, params (int Number, string Text)[] parts) => new(
        account, expected, expected == 0 ? Guid.Empty : Writer, expected + 1, Writer,
        [.. parts.Select(p => new StatePart(p.Number, Encoding.UTF8.GetBytes(p.Text)))], IsWhole: expected == 0, HasOutbox: false);

    private static IEnumerable<string> Remembered(RecentCommits recent) =>
        recent.All().Select(c => $"{c.Newest.AccountId}: {Text(c)}").Order(StringComparer.Ordinal);

    private static string Text(RememberedCommit commit) =>
        string.Join(' ', commit.Newest.Parts.Select(p => p.Bytes.IsEmpty ? "-" : Encoding.UTF8.GetString(p.Bytes.Span)));
}
