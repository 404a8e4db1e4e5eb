using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Silo.Streams;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Redis;

public sealed class Notes_of_partition_owners
{
    [Fact]
    public async Task Count_in_the_store_that_they_were_left_in()
    {
        await using var server = await RedisServer.Start(StoreKind.RedisServer);
        await using var store = new RedisAccountStore(server.Database, new() { ServiceId = "test" }, new(), TimeProvider.System);
        var notes = new RedisHandover(server.Database, "test", store);
        var number = await store.Number();

        await notes.Leave("log", 3, new(7, [9], number), CancellationToken.None);
        Assert.Equal("7 9", await Found());

        // By a silo that has not noticed yet that the store has gone back.
        await notes.Leave("log", 3, new(7, [9], number + 1, "another"), CancellationToken.None);
        Assert.Equal("0", await Found());
        Assert.Equal("another", (await notes.Find("log", 3, CancellationToken.None))!.Owner);

        async Task<string> Found()
        {
            var note = await notes.Find("log", 3, CancellationToken.None);
            return string.Join(' ', note!.DoneAbove.Prepend(note.Position));
        }
    }
}
