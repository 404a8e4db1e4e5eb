using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Tests.Support;
using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Embedded;

public sealed class A_data_directory
{
    [Fact]
    public void Belongs_to_one_silo_at_a_time()
    {
        using var directory = new TestDirectory();
        using (DataDirectory.Open(directory.Path))
        {
            var refusal = Assert.Throws<SettingsException>(() => DataDirectory.Open(directory.Path));
            Assert.Contains("'DataDirectory'", refusal.Message, StringComparison.Ordinal);
        }

        using var again = DataDirectory.Open(directory.Path);
    }

    [Fact]
    public void That_is_a_file_is_refused()
    {
        using var directory = new TestDirectory();
        File.WriteAllText(directory.File("data"), "");

        var refusal = Assert.Throws<SettingsException>(() => DataDirectory.Open(directory.File("data")));

        Assert.Contains("'DataDirectory'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_broken_audit_file_is_refused()
    {
        using var directory = new TestDirectory();
        File.WriteAllText(directory.File("audit.db"), new string('x', 10_000));

        var refusal = Assert.Throws<SettingsException>(() => SqliteAuditStore.Open(directory.File("audit.db")));

        Assert.Contains("audit.db", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'DataDirectory'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_broken_account_files_is_refused_rather_than_begun_anew()
    {
        using var directory = new TestDirectory();
        using var data = DataDirectory.Open(directory.Path);
        await Write(data, accounts: 100, checkpoint: true);
        foreach (var file in Directory.EnumerateFiles(directory.File("garnet"), "info.dat*", SearchOption.AllDirectories))
            await File.WriteAllTextAsync(file, "broken", TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<SettingsException>(() => EmbeddedRedis.Start(data));

        Assert.Contains("'DataDirectory'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task Gives_back_every_account_at_the_next_start()
    {
        using var directory = new TestDirectory();
        using var data = DataDirectory.Open(directory.Path);
        await Write(data, accounts: 1000, checkpoint: false);

        using var garnet = EmbeddedRedis.Start(data);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { garnet.EndPoint } }.Patient());

        Assert.Equal("1000", (await redis.GetDatabase().ExecuteAsync("DBSIZE")).ToString());
    }

    [Fact]
    public async Task Holds_what_was_answered_at_the_moment_it_is_answered()
    {
        using var directory = new TestDirectory();
        using var killed = new TestDirectory();
        using var data = DataDirectory.Open(directory.Path);
        var takesAWhile = new byte[8 << 20];
        using (var garnet = EmbeddedRedis.Start(data))
        {
            await using var redis = await RedisConnection.Open(RedisConnection.To(garnet).Patient());
            await redis.GetDatabase().StringSetAsync("answered", takesAWhile);

            // What a process that is killed here leaves behind. How far the log reaches goes first: what follows must not be told by it.
            CopyFiles(data.File("garnet"), killed.File("garnet"), f => f.Contains("commit", StringComparison.Ordinal));
            CopyFiles(data.File("garnet"), killed.File("garnet"), f => !f.Contains("commit", StringComparison.Ordinal));
        }

        using var left = DataDirectory.Open(killed.Path);
        using var again = EmbeddedRedis.Start(left);
        await using var found = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { again.EndPoint } }.Patient());
        Assert.Equal(takesAWhile.Length, await found.GetDatabase().StringLengthAsync("answered"));
    }

    private static void CopyFiles(string from, string to, Func<string, bool> which)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(which))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task Write(DataDirectory data, int accounts, bool checkpoint)
    {
        using var garnet = EmbeddedRedis.Start(data);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { garnet.EndPoint }, AllowAdmin = true }.Patient());
        var database = redis.GetDatabase();
        await Task.WhenAll(Enumerable.Range(0, accounts).Select(i => database.HashSetAsync($"a{i}", [new("v", 1), new("d", new byte[500])])));
        if (checkpoint)
            await database.ExecuteAsync("SAVE");
    }
}
