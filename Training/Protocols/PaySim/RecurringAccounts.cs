using FraudGrains.Accounts;
using FraudGrains.Grains.Velocity;
using FraudGrains.Simulator.Datasets;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>
/// The accounts that a file names more than once, found in a first pass. Nearly all payers of the published log pay once and are never seen again:
/// nothing needs to be kept for them. Features are the same either way; only memory is saved.
/// </summary>
internal sealed class RecurringAccounts
{
    private readonly HashSet<ulong> _recurring = [];

    public int Count => _recurring.Count;

    /// <summary>Accounts of any kind.</summary>
    public int All { get; private set; }

    public bool Has(AccountId account) => _recurring.Contains(IdentityHash.Of(account.Value));

    public static RecurringAccounts Read(CsvTable table, CancellationToken interrupted)
    {
        var (payer, payee) = (table.Column("nameOrig", "a PaySim protocol"), table.Column("nameDest", "a PaySim protocol"));
        var (found, seen) = (new RecurringAccounts(), new HashSet<ulong>());
        foreach (var names in RowByRow.Read(table, new BadRows(skip: false), row => new Names(row.Text(payer), row.Text(payee))))
        {
            interrupted.ThrowIfCancellationRequested();
            See(names.Payer);
            See(names.Payee);
        }

        found.All = seen.Count;
        return found;

        void See(string name)
        {
            var hash = IdentityHash.Of(name);
            if (!seen.Add(hash))
                found._recurring.Add(hash);
        }
    }

    private sealed record Names(string Payer, string Payee);
}
