using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Reads accounts from the store itself, past the engine.</summary>
internal sealed class StoredAccounts(string address, string serviceId)
{
    private string Prefix => $"{{{serviceId}}}:account:";

    /// <summary>Every account's stored bytes.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> Read()
    {
        await using var connection = await Connect();
        var database = connection.GetDatabase();
        var accounts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var key in connection.GetServers()[0].KeysAsync(pattern: Prefix.Replace("[", "\\[", StringComparison.Ordinal) + "*", pageSize: 1_000))
            accounts[$"{key}"[Prefix.Length..]] = Join(await database.HashGetAllAsync(key));
        return accounts;
    }

    /// <summary>Accounts whose effects are unfinished.</summary>
    public async Task<long> CountOutboxes()
    {
        await using var connection = await Connect();
        return await connection.GetDatabase().SortedSetLengthAsync($"{{{serviceId}}}:outbox");
    }

    /// <summary>The state's parts one after the other: the head, then the numbered ones.</summary>
    private static byte[] Join(HashEntry[] fields) => StateParts.Of(
    [
        .. from field in fields
           where field.Name != "v" && field.Name != "w"
           select new StatePart(field.Name == "d" ? 0 : (int)field.Name, (byte[])field.Value!),
    ]).Join();

    private Task<ConnectionMultiplexer> Connect() => ConnectionMultiplexer.ConnectAsync(address);
}
