using FraudGrains.Accounts;

namespace FraudGrains.Grains.Courier;

/// <summary>Where accounts are at home, as far as the host knows. Being wrong costs a hop, nothing else.</summary>
public interface IAccountHomes
{
    /// <summary>The other silo that this account is at home in; null when it is this one, or not known.</summary>
    SiloAddress? ElsewhereOf(AccountId account);
}
