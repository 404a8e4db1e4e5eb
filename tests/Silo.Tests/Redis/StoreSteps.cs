using System.Text;
using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>What tests of a store that went back do with it.</summary>
internal static class StoreSteps
{
    public static AccountCommit First(string account, Guid writer, string state) => new(account, 0, Guid.Empty, 1, writer, Encoding.UTF8.GetBytes(state), hasOutbox: false);

    public static AccountCommit Next(string account, long expected, Guid expectedWriter, Guid writer, string state) =>
        new(account, expected, expectedWriter, expected + 1, writer, Encoding.UTF8.GetBytes(state), hasOutbox: false);

    public static async Task<(long Version, Guid Writer, string State)> Held(RedisAccountStore store, string account)
    {
        var held = await store.Load(account, CancellationToken.None);
        return (held!.Version, held.Writer, Encoding.UTF8.GetString(held.State));
    }

    /// <summary>The client needs a moment to find the server again; what it was asked meanwhile failed.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T>> attempt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception e) when (e is RedisException or RedisTimeoutException or IOException && !patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    public static Task<bool> Eventually(Func<Task> attempt) => Eventually(async () =>
    {
        await attempt();
        return true;
    });
}
