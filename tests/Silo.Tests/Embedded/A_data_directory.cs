using FraudGrains.Silo.Embedded;
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
        await using var redis = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { garnet.EndPoint } });

        Assert.Equal("1000", (await redis.GetDatabase().ExecuteAsync("DBSIZE")).ToString());
    }

    private static async Task Write(DataDirectory data, int accounts, bool checkpoint)
    {
        using var garnet = EmbeddedRedis.Start(data);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { garnet.EndPoint }, AllowAdmin = true });
        var database = redis.GetDatabase();
        await Task.WhenAll(Enumerable.Range(0, accounts).Select(i => database.HashSetAsync($"a{i}", [new("v", 1), new("d", new byte[500])])));
        if (checkpoint)
            await database.ExecuteAsync("SAVE");
    }
}
