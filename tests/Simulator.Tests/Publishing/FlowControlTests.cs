using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Tests.Publishing;

public sealed class FlowControlTests
{
    private const int Payload = 100;
    private static readonly FlowBounds Three = new() { UnreadRecordsMax = 3 };

    [Fact]
    public async Task Nothing_goes_before_the_silo_told_how_far_it_is()
    {
        var flow = new FlowControl(new());

        var wait = flow.WaitForRoom(Payload, TestContext.Current.CancellationToken).AsTask();

        Assert.False(wait.IsCompleted);
        flow.Update(Stats());
        await wait;
    }

    [Fact]
    public async Task Records_wait_until_the_silo_has_read_what_stands_before_them()
    {
        var flow = new FlowControl(Three);
        flow.Update(Stats());
        await Send(flow, partition: 0, offsets: [0, 1, 2]);

        var wait = flow.WaitForRoom(Payload, TestContext.Current.CancellationToken).AsTask();

        Assert.False(wait.IsCompleted);
        Assert.Equal("the silo to read partition 0", flow.HoldsBackFor(Payload));
        flow.Update(Stats(new PartitionProgress(0, 1, 0, 3)));
        await wait;
        Assert.NotNull(flow.HoldsBackFor(Payload));
    }

    [Fact]
    public async Task Records_under_way_count_against_every_partition()
    {
        var flow = new FlowControl(Three);
        flow.Update(Stats());
        await Send(flow, partition: 0, offsets: [0, 1]);
        await flow.WaitForRoom(Payload, TestContext.Current.CancellationToken);

        Assert.NotNull(flow.HoldsBackFor(Payload));

        flow.Delivered(new(1, 0, null), Payload);
        Assert.Null(flow.HoldsBackFor(Payload));
    }

    [Fact]
    public async Task Bytes_are_bounded_with_the_overhead_of_a_batch_of_one()
    {
        var flow = new FlowControl(new() { UnreadBytesMax = 3 * (Payload + FlowBounds.RecordOverheadBytes) });
        flow.Update(Stats());

        await Send(flow, partition: 0, offsets: [0, 1, 2]);

        Assert.NotNull(flow.HoldsBackFor(Payload));
        flow.Update(Stats(new PartitionProgress(0, 1, 0, 3)));
        Assert.Null(flow.HoldsBackFor(Payload));
        Assert.NotNull(flow.HoldsBackFor(Payload + 1));
    }

    [Fact]
    public async Task What_others_wrote_counts_too()
    {
        var flow = new FlowControl(Three);
        flow.Update(Stats(new PartitionProgress(0, 10, 10, 10)));

        await Send(flow, partition: 0, offsets: [12]); // 10 and 11 are somebody else's.

        Assert.NotNull(flow.HoldsBackFor(Payload));
    }

    [Fact]
    public async Task Undecided_records_and_the_audit_lag_are_bounded_together()
    {
        var flow = new FlowControl(new() { UnauditedMax = 3 });
        flow.Update(Stats());
        await Send(flow, partition: 0, offsets: [0, 1]);

        flow.Update(Stats(auditLag: 2, new PartitionProgress(0, 2, 1, 2)));
        Assert.Equal("the silo to decide and audit", flow.HoldsBackFor(Payload));

        flow.Update(Stats(auditLag: 1, new PartitionProgress(0, 2, 1, 2)));
        Assert.Null(flow.HoldsBackFor(Payload));
    }

    [Fact]
    public async Task A_redelivery_that_makes_the_silo_read_again_holds_nothing_up_twice()
    {
        var flow = new FlowControl(Three);
        flow.Update(Stats());
        await Send(flow, partition: 0, offsets: [0, 1, 2]);
        flow.Update(Stats(new PartitionProgress(0, 3, 3, 3)));

        flow.Update(Stats(new PartitionProgress(0, 0, 0, 3)));

        Assert.Null(flow.HoldsBackFor(Payload));
        Assert.Equal(0, flow.Remaining());
    }

    [Fact]
    public async Task A_silo_given_up_ends_the_wait()
    {
        var flow = new FlowControl(new());
        var wait = flow.WaitForRoom(Payload, TestContext.Current.CancellationToken).AsTask();

        flow.Fail(new("The silo is gone."));

        Assert.Equal("The silo is gone.", (await Assert.ThrowsAsync<FailedException>(() => wait)).Message);
    }

    private static SiloStats Stats(params PartitionProgress[] partitions) => Stats(0, partitions);

    private static SiloStats Stats(long auditLag, params PartitionProgress[] partitions) => new() { AuditLag = auditLag, Partitions = partitions };

    private static async Task Send(FlowControl flow, int partition, long[] offsets)
    {
        foreach (var offset in offsets)
        {
            await flow.WaitForRoom(Payload, TestContext.Current.CancellationToken);
            flow.Delivered(new(partition, offset, null), Payload);
        }
    }
}
