using Orleans.Concurrency;

namespace FraudGrains.Accounts;

/// <summary>Takes what accounts of one silo ask accounts of another, many at a time, to the accounts. Key: the silo's address, as text that can be parsed.</summary>
/// <remarks>Wherever an account is, its answer is its own: the desk only carries, and keeps nothing.</remarks>
[Alias("fg.IAccountDeskGrain")]
public interface IAccountDeskGrain : IGrainWithStringKey
{
    /// <summary>Makes each request's <see cref="IAccountGrain.GetPayeeFeatures"/>, all at once; returns one answer a request, in their order.</summary>
    [AlwaysInterleave]
    Task<DeskAnswer[]> Look([Immutable] DeskRequest[] requests);

    /// <summary>Makes each request's <see cref="IAccountGrain.ApplyCredits"/>, all at once; returns one answer a request, in their order.</summary>
    [AlwaysInterleave]
    Task<DeskAnswer[]> Apply([Immutable] DeskRequest[] requests);
}
