using FraudGrains.Cluster.Tests.Engine;

namespace FraudGrains.Cluster.Tests;

public sealed class When_decisions_are_read_page_by_page
{
    [Fact]
    public async Task Each_page_goes_on_where_the_one_before_ended()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Deliver([.. Enumerable.Range(0, 5).Select(i => Records.Transaction($"t{i}", second: i).At(i))]);

        var first = await cluster.Account("A").GetDecisions(3, null);
        var second = await cluster.Account("A").GetDecisions(3, first.Next);

        Assert.Equal(["t4", "t3", "t2", "t1", "t0"], first.Items.Concat(second.Items).Select(d => d.TransactionId));
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("99999999999999999999")]
    public async Task A_cursor_that_no_page_gave_is_refused_as_such(string cursor)
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Account("A").Deliver([Records.Transaction("t1").At(0)]);

        var error = await Assert.ThrowsAsync<FormatException>(() => cluster.Account("A").GetDecisions(3, cursor));

        Assert.Contains(cursor, error.Message, StringComparison.Ordinal);
    }
}
