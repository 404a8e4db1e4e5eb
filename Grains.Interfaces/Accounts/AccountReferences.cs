namespace FraudGrains.Accounts;

/// <summary>References to accounts. The factory reads the attributes of the grain's interface anew for each reference; here they are looked up once. Safe for several threads.</summary>
/// <param name="grains">Makes them: of a silo or of a client.</param>
public sealed class AccountReferences(IGrainFactory grains)
{
    /// <summary>One object, so that no thread sees half of it.</summary>
    private volatile Types? _types;

    /// <summary>The account of that name; it need not exist.</summary>
    public IAccountGrain Of(AccountId account)
    {
        if (_types is { } types)
            return (IAccountGrain)grains.GetGrain(GrainId.Create(types.Grain, IdSpan.Create(account.Value)), types.Interface);
        var reference = grains.GetGrain<IAccountGrain>(account.Value);
        if (reference is GrainReference known)
            _types = new(known.GrainId.Type, known.InterfaceType);
        return reference;
    }

    private sealed record Types(GrainType Grain, GrainInterfaceType Interface);
}
