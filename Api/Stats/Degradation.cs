namespace FraudGrains.Api.Stats;

/// <summary>What decisions have to do without at the moment.</summary>
/// <param name="Mode">The worst of the last minute, or of what is away now: full, rules-only, stale-state or unavailable.</param>
/// <param name="Away">Parts that do not answer now, as the silos tell; empty when all is well.</param>
/// <param name="LastMinute">Decisions of the last minute by mode.</param>
public sealed record Degradation(string Mode, IReadOnlyList<PartAwayView> Away, ModeFigures LastMinute);

/// <summary>A part that does not answer a silo.</summary>
/// <param name="Silo">The silo that misses it.</param>
/// <param name="Part">redis, model or stream.</param>
/// <param name="Reason">How it fails.</param>
public sealed record PartAwayView(string Silo, string Part, string Reason);

/// <summary>Decisions by mode.</summary>
/// <param name="Full">Both accounts, rules and model.</param>
/// <param name="RulesOnly">Without the model.</param>
/// <param name="StaleState">Without the payee's account.</param>
/// <param name="Unavailable">By amount alone and not kept; only this API's own.</param>
public sealed record ModeFigures(long Full, long RulesOnly, long StaleState, long Unavailable);
