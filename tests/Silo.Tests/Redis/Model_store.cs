using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Scoring;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Redis;

public sealed class Model_store
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);

    [Theory, OnEachStore]
    public async Task A_model_of_many_megabytes_comes_back_as_it_was(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var store = new RedisModelStore(server.Database, "test");
        var random = new Random(3);
        var text = string.Concat(Enumerable.Range(0, 700_000).Select(_ => random.NextDouble().ToString("R") + " "));

        await store.Save(Model("a"), text, CancellationToken.None);

        Assert.Equal(text, await store.ReadText("a", CancellationToken.None));
        var listed = Assert.Single(await store.List(CancellationToken.None));
        Assert.Equal(("a", Morning, "test", 0.5), (listed.Manifest.Version, listed.AddedAt, listed.Source, listed.Manifest.ReviewAtScore));
    }

    [Theory, OnEachStore]
    public async Task A_text_with_a_lost_part_is_not_taken_for_whole(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var store = new RedisModelStore(server.Database, "test", partLength: 10);
        await store.Save(Model("a"), "a text that takes several parts of ten bytes", CancellationToken.None);

        await server.Database.KeyDeleteAsync("{test}:model:a:1");

        Assert.Contains("not whole", (await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadText("a", CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    [Theory, OnEachStore]
    public async Task A_model_that_was_let_go_leaves_nothing_behind(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var store = new RedisModelStore(server.Database, "test", partLength: 10);
        await store.Save(Model("a"), "a text that takes several parts of ten bytes", CancellationToken.None);

        await store.Remove("a", CancellationToken.None);

        Assert.Empty(await store.List(CancellationToken.None));
        Assert.Null(await store.ReadText("a", CancellationToken.None));
        Assert.False(await server.Database.KeyExistsAsync("{test}:model:a:0"));
    }

    [Theory, OnEachStore]
    public async Task A_choice_is_written_only_over_the_one_it_follows(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var store = new RedisModelStore(server.Database, "test");
        var first = new ModelChoice(1, "a", null, null, Morning);

        Assert.True(await store.WriteChoice(1, first, CancellationToken.None));
        Assert.False(await store.WriteChoice(1, first with { Active = "b" }, CancellationToken.None));
        Assert.True(await store.WriteChoice(1, new(2, "c", "a", "b", Morning), CancellationToken.None));

        Assert.Equal(new ModelChoice(2, "c", "a", "b", Morning), await store.ReadChoice(1, CancellationToken.None));
        Assert.Null(await store.ReadChoice(2, CancellationToken.None));
    }

    [Theory, OnEachStore]
    public async Task A_choice_that_was_lost_is_written_back_but_never_over_one_as_new_nor_into_another_store(StoreKind kind)
    {
        await using var server = await RedisServer.Start(kind);
        var store = new RedisModelStore(server.Database, "test");
        var lost = new ModelChoice(3, "a", null, null, Morning);

        Assert.False(await store.RestoreChoice(1, lost, CancellationToken.None));
        await store.Save(Model("a"), "text", CancellationToken.None);
        Assert.True(await store.RestoreChoice(1, lost, CancellationToken.None));
        Assert.False(await store.RestoreChoice(1, lost with { Active = "b" }, CancellationToken.None));

        Assert.Equal(lost, await store.ReadChoice(1, CancellationToken.None));
        Assert.True(await store.WriteChoice(1, lost with { Generation = 4 }, CancellationToken.None));
    }

    private static StoredModel Model(string version) => new(
        new ModelManifest { Version = version, FeatureSchemaVersion = 1, FeatureNames = ["amount"], ReviewAtScore = 0.5, BlockAtScore = 0.9 }, Morning, "test");
}
