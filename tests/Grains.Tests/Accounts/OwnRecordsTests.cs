using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Tests.Accounts;

public sealed class OwnRecordsTests
{
    private readonly OwnRecords _own = new();

    [Fact]
    public void Are_kept_until_their_offset_is_committed()
    {
        Add(partition: 1, offset: 5);
        Add(partition: 1, offset: 7);
        Add(partition: 0, offset: 3);

        Add(partition: 1, offset: 9, committed: 7);

        Assert.Equal([(1, 7L), (0, 3L), (1, 9L)], _own.Records.Select(r => (r.Partition, r.Offset)));
        Assert.True(_own.Contains(new(1, 1, 7)));
        Assert.False(_own.Contains(new(1, 1, 5)));
    }

    [Fact]
    public void Are_of_one_log()
    {
        Add(partition: 1, offset: 5);

        Add(partition: 1, offset: 0, log: 2);

        Assert.Equal([new AppliedPosition(2, 1, 0)], _own.Records);
    }

    [Fact]
    public void Are_bounded_in_number()
    {
        for (var i = 0; i < OwnRecords.Capacity + 10; i++)
            Add(partition: 1, offset: i);

        Assert.Equal((OwnRecords.Capacity, 10L), (_own.Records.Count, _own.Records[0].Offset));
    }

    [Fact]
    public void Are_stored()
    {
        Add(partition: 3, offset: 1_000_000);
        Add(partition: 3, offset: 1_000_002);
        Add(partition: 1, offset: 4);
        var (state, writer) = (new AccountState(), new StateWriter());
        foreach (var record in _own.Records)
            state.Own.Restore(record);

        AccountStateCodec.WriteHead(writer, state);
        AccountStateCodec.WritePayer(writer, state);

        Assert.Equal(_own.Records, AccountStateCodec.Decode(writer.ToArray()).Own.Records);
    }

    private void Add(int partition, long offset, long committed = 0, ulong log = 1) => _own.Add(new(log, partition, offset), committed);
}
