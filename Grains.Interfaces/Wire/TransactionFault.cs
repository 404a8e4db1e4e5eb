namespace FraudGrains.Wire;

/// <summary>What is wrong with a transaction that could not be understood.</summary>
/// <param name="Field">Name of the field as sent; "$" for the document itself.</param>
/// <param name="Reason">What is wrong, and what is wanted.</param>
public readonly record struct TransactionFault(string Field, string Reason)
{
    public override string ToString() => $"{Field}: {Reason}";
}
