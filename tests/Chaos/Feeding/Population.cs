namespace FraudGrains.Chaos.Feeding;

/// <summary>Who pays whom: a modest number of accounts, so that legs overlap; one payee that many pay; pairs that pay each other; some that pay themselves.</summary>
internal sealed class Population(Random chance)
{
    private const int Accounts = 240;
    private const string Hot = "M-hot";
    private const double OwnShare = 0.02, PairShare = 0.10;

    public (string Payer, string Payee) Draw(double hotShare)
    {
        var payer = chance.Next(Accounts);
        var kind = chance.NextDouble();
        if (kind < hotShare)
            return ($"C{payer}", Hot);
        if ((kind -= hotShare) < OwnShare)
            return ($"C{payer}", $"C{payer}");
        // Neighbours pay each other, both ways and at the same time.
        return kind - OwnShare < PairShare ? ($"C{payer}", $"C{payer ^ 1}") : ($"C{payer}", $"C{chance.Next(Accounts)}");
    }
}
