using FraudGrains.Silo.Hosting;

namespace FraudGrains.Silo.Tests.Hosting;

public sealed class The_pace_of_collections
{
    private const long Enough = CollectionPace.WorthIt;

    private readonly CollectionPace _pace = new(new(Collections: 10, Allocated: 1_000, Decided: 500, ForClients: 100));

    [Fact]
    public void While_clients_ask_a_collection_is_due_as_soon_as_it_is_worth_its_pause()
    {
        Assert.False(_pace.IsDue(new(10, 1_000 + Enough - 1, Decided: 600, ForClients: 200)));
        Assert.True(_pace.IsDue(new(10, 1_000 + Enough, Decided: 601, ForClients: 201)));
        Assert.False(_pace.IsDue(new(11, 1_000 + Enough, Decided: 601, ForClients: 201)));
        Assert.True(_pace.IsDue(new(11, 1_000 + (2 * Enough), Decided: 700, ForClients: 290)));
    }

    [Fact]
    public void While_the_log_brings_most_of_it_or_nobody_asks_the_collector_is_left_alone()
    {
        Assert.False(_pace.IsDue(new(10, 1_000 + (4 * Enough), Decided: 900, ForClients: 200)));
        Assert.False(_pace.IsDue(new(10, 1_000 + (8 * Enough), Decided: 500, ForClients: 100)));
    }

    [Fact]
    public void What_was_allocated_before_a_collection_that_came_by_itself_does_not_count()
    {
        Assert.False(_pace.IsDue(new(11, 1_000 + Enough, Decided: 600, ForClients: 200)));
        Assert.False(_pace.IsDue(new(11, 1_000 + (2 * Enough) - 1, Decided: 700, ForClients: 300)));
        Assert.True(_pace.IsDue(new(11, 1_000 + (2 * Enough), Decided: 700, ForClients: 300)));
    }
}
