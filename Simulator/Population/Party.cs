using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>Who is paid: an account whose balance is kept here, or somebody outside (merchant, agent, biller).</summary>
/// <param name="Name">The account's id.</param>
/// <param name="Customer">Its number among the customers; -1 for somebody outside.</param>
internal readonly record struct Party(AccountId Name, int Customer = -1);
