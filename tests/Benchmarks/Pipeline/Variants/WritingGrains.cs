using FraudGrains.Grains.Accounts;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>A grain whose every event is durable before it answers.</summary>
public interface IWritingGrain : IGrainWithStringKey
{
    /// <summary>Takes one event.</summary>
    Task Write();
}

/// <summary>Writes by Orleans' own Redis provider.</summary>
[Alias("fg.bench.IStockGrain")]
public interface IStockGrain : IWritingGrain;

/// <summary>Writes by the grouped, fenced store.</summary>
[Alias("fg.bench.IGroupedGrain")]
public interface IGroupedGrain : IWritingGrain;

/// <summary>State of <see cref="StockGrain"/>.</summary>
[GenerateSerializer, Alias("fg.bench.StockState")]
public sealed class StockState
{
    /// <summary>As many bytes as an account's state has.</summary>
    [Id(0)] public byte[] Bytes { get; set; } = [];
}

internal sealed class StockGrain([PersistentState("state", StockGrain.Storage)] IPersistentState<StockState> state, byte[] payload) : Grain, IStockGrain
{
    public const string Storage = "stock";

    public Task Write()
    {
        state.State.Bytes = payload;
        return state.WriteStateAsync();
    }
}

internal sealed class GroupedGrain(IAccountStore store, byte[] payload) : Grain, IGroupedGrain
{
    private readonly Guid _writer = Guid.NewGuid();
    private long _version;

    public async Task Write()
    {
        await store.Commit(new AccountCommit(this.GetPrimaryKeyString(), _version, _version == 0 ? Guid.Empty : _writer, _version + 1, _writer, payload, hasOutbox: false));
        _version++;
    }
}
