using FraudGrains.Api.Decisions;
using FraudGrains.Audit;
using FraudGrains.Wire;

namespace FraudGrains.Api.Live;

/// <summary>A decision that wants a human's eye.</summary>
/// <param name="Sequence">Rises with every alert; the event's id in the live feed.</param>
/// <param name="Type">PAYMENT, TRANSFER, CASH_OUT, CASH_IN or DEBIT.</param>
/// <param name="Amount">In major units.</param>
/// <param name="Currency">ISO 4217 code; empty when the sender gave none.</param>
/// <param name="Decision">What was decided, and why.</param>
public sealed record AlertView(long Sequence, string Type, decimal Amount, string Currency, DecisionView Decision)
{
    internal static AlertView Of(Alert alert) =>
        new(alert.Sequence, JsonText.Type(alert.Type), alert.Amount, alert.Currency, DecisionView.Of(alert.Decision));
}
