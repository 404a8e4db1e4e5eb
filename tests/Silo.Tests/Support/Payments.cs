namespace FraudGrains.Silo.Tests.Support;

internal static class Payments
{
    public static object Body(string id, decimal amount, string payer = "C1", string payee = "M1") => new
    {
        transactionId = id,
        occurredAt = "2026-01-05T09:30:00.000Z",
        type = "PAYMENT",
        amount,
        currency = "USD",
        payer,
        payee,
    };
}
