using FraudGrains.Simulator.Datasets;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>The four balances of a PaySim row, in major units. Only the payer's balance before was known when the transaction had to be decided; the others are read here alone, to show what they leak.</summary>
/// <param name="PayerBefore">oldbalanceOrg.</param>
/// <param name="PayerAfter">newbalanceOrig: written afterwards.</param>
/// <param name="PayeeBefore">oldbalanceDest: of an account at another bank, and written at the end of the step.</param>
/// <param name="PayeeAfter">newbalanceDest: written afterwards.</param>
internal readonly record struct Balances(double PayerBefore, double PayerAfter, double PayeeBefore, double PayeeAfter)
{
    /// <summary>What stands in the columns while nothing is booked yet: no balance has changed.</summary>
    public Balances AtAuthorisation() => this with { PayerAfter = PayerBefore, PayeeAfter = PayeeBefore };

    /// <summary>The balances of every row, in the order of the file.</summary>
    public static IEnumerable<Balances> Read(CsvTable table)
    {
        const string Wanted = "a PaySim protocol";
        CsvColumn payerBefore = table.Column("oldbalanceOrg", Wanted), payerAfter = table.Column("newbalanceOrig", Wanted),
            payeeBefore = table.Column("oldbalanceDest", Wanted), payeeAfter = table.Column("newbalanceDest", Wanted);
        return RowByRow.Read(table, new BadRows(skip: false), row => new Box(new(Major(row, payerBefore), Major(row, payerAfter), Major(row, payeeBefore), Major(row, payeeAfter)))).Select(b => b.Value);

        static double Major(CsvRow row, CsvColumn column) => row.MinorUnits(column, mayBeNegative: true) / 100.0;
    }

    private sealed record Box(Balances Value);
}
