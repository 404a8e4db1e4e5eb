using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>Ids as they are stored. New ones come at the end as a rule: what was written before is kept, and only they are written.</summary>
internal sealed class StoredTransactions
{
    private readonly StateWriter _writer = new();
    private int _count;

    public ReadOnlySpan<byte> Of(List<AppliedTransaction> byTime)
    {
        for (; _count < byTime.Count; _count++)
            Write(byTime[_count], _count == 0 ? 0 : byTime[_count - 1].TimeMs);
        return _writer.Written;
    }

    /// <summary>Something before the end has changed: all of it is written anew when it is next wanted.</summary>
    public void Forget()
    {
        _count = 0;
        _writer.Clear();
    }

    private void Write(in AppliedTransaction applied, long previousMs)
    {
        _writer.Hash(applied.IdHash);
        _writer.Unsigned(((ulong)applied.MoneyHash << 1) | (applied.Moved ? 1UL : 0));
        _writer.Unsigned(applied.BodyHash);
        _writer.Signed(applied.TimeMs - previousMs);
    }
}
