namespace FraudGrains.Simulator.Datasets;

/// <summary>What happens to rows that cannot be understood: the first one ends the run, or all are counted and passed over.</summary>
/// <param name="skip">Count them and go on.</param>
internal sealed class BadRows(bool skip)
{
    /// <summary>Rows passed over.</summary>
    public long Count { get; private set; }

    /// <summary>What was wrong with the first of them.</summary>
    public string? First { get; private set; }

    public void Add(BadRowException fault)
    {
        if (!skip)
            throw new FailedException($"{fault.Message} Correct the file, or give --skip-bad to count such rows and go on.", fault);
        Count++;
        First ??= fault.Message;
    }
}
