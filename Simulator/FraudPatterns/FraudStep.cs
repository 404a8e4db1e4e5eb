using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>One fraudulent transaction that is planned. How much it can take is seen when its time comes.</summary>
/// <param name="AtMs">When.</param>
/// <param name="Scenario">Name of its scenario.</param>
/// <param name="Type">TRANSFER, CASH_OUT or PAYMENT.</param>
/// <param name="Payer">The victim, or a mule.</param>
/// <param name="Payee">A mule, an agent, a merchant.</param>
/// <param name="Share">Share of what the payer then has, above 0 to 1.</param>
/// <param name="MinorUnitsMax">No more than this.</param>
/// <param name="ByIntruder">Somebody else acts in the payer's account.</param>
internal sealed record FraudStep(long AtMs, string Scenario, TransactionType Type, int Payer, Party Payee, double Share, long MinorUnitsMax, bool ByIntruder);
