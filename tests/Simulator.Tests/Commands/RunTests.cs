using FraudGrains.Simulator.Publishing;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class RunTests
{
    [Theory]
    [InlineData(".csv")]
    [InlineData(".csv.gz")]
    [InlineData(".jsonl")]
    public async Task The_same_seed_writes_the_same_bytes_and_another_seed_others(string ending)
    {
        using TemporaryFile first = new(ending), again = new(ending), other = new(ending);

        foreach (var (file, seed) in new[] { (first, "7"), (again, "7"), (other, "8") })
        {
            using var shell = new Shell(new FakeSilo());
            Assert.Equal(0, await shell.Run("run", "--out", file.Path, "--duration", "2d", "--accounts", "500", "--seed", seed, "--json"));
            Assert.InRange(shell.Summary.GetProperty("sent").GetInt64(), 1_800, 2_200);
        }

        Assert.Equal(File.ReadAllBytes(first.Path), File.ReadAllBytes(again.Path));
        Assert.NotEqual(File.ReadAllBytes(first.Path), File.ReadAllBytes(other.Path));
    }

    [Fact]
    public async Task The_file_carries_labels_in_the_columns_it_promises()
    {
        using var file = new TemporaryFile(".csv");
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(0, await shell.Run("run", "--out", file.Path, "--transactions", "2000", "--accounts", "100", "--fraud-rate", "0.05", "--json"));

        var lines = File.ReadAllLines(file.Path);
        Assert.Equal(2_001, lines.Length);
        Assert.Equal(LabelledCsvWriter.Header, lines[0]);
        Assert.All(lines, line => Assert.Equal(12, line.Count(c => c == ',')));
        Assert.Equal(shell.Summary.GetProperty("labelledFraud").GetInt64(), lines.Count(line => line.Split(',')[11] == "1"));
    }

    [Fact]
    public async Task A_silo_is_fed_for_so_much_event_time_and_the_file_has_what_was_fed()
    {
        using var file = new TemporaryFile(".csv");
        var silo = new FakeSilo();
        using var shell = new Shell(silo);

        Assert.Equal(0, await shell.Run("run", "--silo", "http://silo", "--rate", "500", "--duration", "2s", "--accounts", "100", "--out", file.Path, "--json"));

        Assert.InRange(silo.All.Count, 900, 1_100);
        Assert.Equal(silo.All.Count, File.ReadLines(file.Path).Count() - 1);
        Assert.Equal(silo.All.Count, shell.Summary.GetProperty("processed").GetInt64());
    }

    [Fact]
    public async Task Event_time_runs_as_fast_as_speed_says()
    {
        using var file = new TemporaryFile(".csv");
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(0, await shell.Run("run", "--silo", "http://silo", "--rate", "100", "--speed", "3600", "--start", "2026-03-01T00:00:00Z", "--duration", "10s", "--accounts", "100", "--out", file.Path));

        var times = File.ReadLines(file.Path).Skip(1).Select(line => DateTimeOffset.Parse(line.Split(',')[1])).ToList();
        Assert.InRange(times.Count, 900, 1_100);
        Assert.InRange(times[^1], new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_was_written_can_be_replayed_by_a_mapping()
    {
        using TemporaryFile file = new(".csv"), mapping = new(".json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "canonical.json")));
        var silo = new FakeSilo();
        using var writer = new Shell(silo);
        using var replay = new Shell(silo);
        await writer.Run("run", "--silo", "http://silo", "--transactions", "500", "--accounts", "100", "--out", file.Path);

        Assert.Equal(0, await replay.Run("replay", "--file", file.Path, "--format", mapping.Path, "--json"));

        Assert.Equal((0, 500), (replay.Summary.GetProperty("processed").GetInt64(), replay.Summary.GetProperty("recognised").GetInt64()));
    }
}
