using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>One transaction that is planned. How much it can take is seen when its time comes.</summary>
/// <param name="AtMs">When.</param>
/// <param name="Scenario">Name of its fraud's scenario; empty when it is honest.</param>
/// <param name="Type">TRANSFER, CASH_OUT or PAYMENT.</param>
/// <param name="Payer">A customer or a mule.</param>
/// <param name="Payee">Whoever is paid.</param>
/// <param name="Share">Share of what the payer then has, above 0 to 1.</param>
/// <param name="MinorUnitsMax">No more than this.</param>
/// <param name="By">Who acts in the payer's account.</param>
internal sealed record PlannedStep(long AtMs, string Scenario, TransactionType Type, int Payer, Party Payee, double Share, long MinorUnitsMax, Actor By = Actor.Owner);

/// <summary>Who acts in an account.</summary>
internal enum Actor
{
    Owner,

    /// <summary>The owner, with a device not seen before.</summary>
    OwnerNewlyOnline,

    Intruder,
}
