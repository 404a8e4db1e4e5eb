using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Decisions;

/// <summary>
/// How many requests this process works on at one time. Without a bound all that come are begun, each later than the one before, until none is done
/// within its time budget; with it those that are begun are decided, and the others hear so at once.
/// </summary>
internal sealed class Admission(IOptions<DecisionRequestOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _inFlight = new(new() { PermitLimit = options.Value.InFlightMax, QueueLimit = 0 });

    /// <summary>A place, if there is one: see <see cref="RateLimitLease.IsAcquired"/>. Dispose it with the answer.</summary>
    public RateLimitLease Ask() => _inFlight.AttemptAcquire();

    public void Dispose() => _inFlight.Dispose();
}
