namespace FraudGrains.Simulator.Datasets;

/// <summary>Reads a table whose rows stand for themselves; rows that cannot be understood go to <see cref="BadRows"/>.</summary>
internal static class RowByRow
{
    public static IEnumerable<T> Read<T>(CsvTable table, BadRows badRows, Func<CsvRow, T> parse)
        where T : class
    {
        while (true)
        {
            T? parsed = null;
            try
            {
                if (!table.Read(out var row))
                    yield break;
                parsed = parse(row);
            }
            catch (BadRowException fault)
            {
                badRows.Add(fault);
            }

            if (parsed is not null)
                yield return parsed;
        }
    }
}
