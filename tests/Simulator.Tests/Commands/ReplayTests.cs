using System.Text.Json;
using FraudGrains.Simulator.Publishing;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class ReplayTests
{
    [Fact]
    public async Task Every_row_is_sent_in_order_as_canonical_json_keyed_by_its_payer()
    {
        var silo = new FakeSilo();
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));
        var shell = new Shell(silo);

        Assert.Equal(0, await shell.Run("replay", "--file", file.Path, "--format", "paysim", "--json"));

        Assert.Equal(100, silo.All.Count);
        var sent = silo.All.ConvertAll(record =>
        {
            Assert.True(TransactionJson.TryRead(System.Text.Encoding.UTF8.GetBytes(record.Value), null, out var transaction, out var fault), fault.ToString());
            Assert.Equal(record.Key, transaction!.Payer.Value);
            Assert.DoesNotContain("raud", record.Value, StringComparison.Ordinal);
            return transaction;
        });
        Assert.Equal(sent.OrderBy(t => t.OccurredAt), sent);
        Assert.Equal((100, 100, 0), (Whole(shell, "sent"), Whole(shell, "processed"), Whole(shell, "recognised")));
    }

    [Theory]
    [InlineData("max")]
    [InlineData("1000")]
    public async Task A_rate_may_be_named(string rate)
    {
        var silo = new FakeSilo();
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));
        using var shell = new Shell(silo);

        Assert.Equal(0, await shell.Run("replay", "--file", file.Path, "--format", "paysim", "--rate", rate));

        Assert.Equal(100, silo.All.Count);
    }

    [Fact]
    public async Task The_same_file_again_is_recognised_record_by_record()
    {
        var silo = new FakeSilo();
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));
        await new Shell(silo).Run("replay", "--file", file.Path, "--format", "paysim");
        var again = new Shell(silo);

        Assert.Equal(0, await again.Run("replay", "--file", file.Path, "--format", "paysim", "--json"));

        Assert.Equal((100, 0, 100), (Whole(again, "sent"), Whole(again, "processed"), Whole(again, "recognised")));
    }

    [Theory]
    [InlineData(50, 1_000_000)]
    [InlineData(1_000, 12_000)]
    public async Task A_slow_silo_is_never_outrun(int unreadRecordsMax, int unreadBytesMax)
    {
        var silo = new FakeSilo { WakesAt = 30, ReadsPerLook = 7 };
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(2_000));

        Assert.Equal(0, await new Shell(silo, new() { UnreadRecordsMax = unreadRecordsMax, UnreadBytesMax = unreadBytesMax }).Run("replay", "--file", file.Path, "--format", "paysim"));

        Assert.Equal(2_000, silo.All.Count);
        Assert.InRange(silo.UnreadRecordsHighest, 30, unreadRecordsMax);
        Assert.InRange(silo.UnreadBytesHighest, 30 * 100, unreadBytesMax);
    }

    [Fact]
    public async Task An_audit_store_that_lags_holds_the_feed_back()
    {
        long takenWhileLagging = 0;
        FakeSilo? silo = null;
        silo = new FakeSilo { AuditLag = look => look < 20 ? 1_000 : 0, Taken = _ => takenWhileLagging += silo!.LastAuditLag > 500 ? 1 : 0 };
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));

        Assert.Equal(0, await new Shell(silo, new() { UnauditedMax = 500 }).Run("replay", "--file", file.Path, "--format", "paysim"));

        Assert.Equal((100, 0), (silo.All.Count, takenWhileLagging));
    }

    [Fact]
    public async Task A_record_that_was_not_acknowledged_fails_the_run()
    {
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));
        var shell = new Shell(new FakeSilo { Loses = 40 });

        Assert.Equal(1, await shell.Run("replay", "--file", file.Path, "--format", "paysim"));

        Assert.Contains("not acknowledged: Broker: Leader not available", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_drains_sums_up_and_answers_130()
    {
        Shell? shell = null;
        var silo = new FakeSilo { Taken = number => { if (number == 30) shell!.Interrupt.Cancel(); } };
        shell = new Shell(silo);
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(100));

        Assert.Equal(130, await shell.Run("replay", "--file", file.Path, "--format", "paysim", "--json"));

        Assert.Equal((30, 30), (silo.All.Count, Whole(shell, "sent")));
        Assert.True(shell.Summary.GetProperty("interrupted").GetBoolean());
    }

    [Fact]
    public async Task A_bad_row_stops_the_run_unless_it_may_be_passed_over()
    {
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(10) + "x\n");
        var (strict, lenient) = (new Shell(new FakeSilo()), new Shell(new FakeSilo()));

        Assert.Equal(1, await strict.Run("replay", "--file", file.Path, "--format", "paysim"));
        Assert.Contains("line 12", strict.Error, StringComparison.Ordinal);

        Assert.Equal(0, await lenient.Run("replay", "--file", file.Path, "--format", "paysim", "--skip-bad", "--json"));
        Assert.Equal((10, 1), (Whole(lenient, "sent"), Whole(lenient, "badRows")));
        Assert.Contains("line 12", lenient.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_does_not_tell_what_it_read_is_refused_with_a_way_out()
    {
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(10));
        var shell = new Shell(new FakeSilo { Answer = new SiloStats { Bootstrap = "b:1" } });

        Assert.Equal(1, await shell.Run("replay", "--file", file.Path, "--format", "paysim"));

        Assert.Contains("no 'partitions'", shell.Error, StringComparison.Ordinal);
        Assert.Contains("--bootstrap", shell.Error, StringComparison.Ordinal);
    }

    private static long Whole(Shell shell, string field) => shell.Summary.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : -1;
}
