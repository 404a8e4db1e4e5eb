using System.Text.Json.Serialization;

namespace FraudGrains.Accounts;

/// <summary>What kind of movement a transaction is. The numbers are stored and are a model feature: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransactionType>))]
public enum TransactionType
{
    /// <summary>To a merchant.</summary>
    [JsonStringEnumMemberName("PAYMENT")] Payment = 0,

    /// <summary>To another account.</summary>
    [JsonStringEnumMemberName("TRANSFER")] Transfer = 1,

    /// <summary>Cash out at an agent.</summary>
    [JsonStringEnumMemberName("CASH_OUT")] CashOut = 2,

    /// <summary>Direct debit.</summary>
    [JsonStringEnumMemberName("DEBIT")] Debit = 3,

    /// <summary>Cash in at an agent. As in PaySim, the account that acts stands as payer and the agent as payee.</summary>
    [JsonStringEnumMemberName("CASH_IN")] CashIn = 4,
}
