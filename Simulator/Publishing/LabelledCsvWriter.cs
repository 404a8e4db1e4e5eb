using System.IO.Compression;
using System.Text;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Publishing;

/// <summary>Writes labelled transactions as CSV; a name that ends in .gz is packed. The same transactions give the same bytes.</summary>
internal sealed class LabelledCsvWriter : IDisposable
{
    /// <summary>The columns, in order.</summary>
    public const string Header = "transactionId,occurredAt,type,amount,currency,payer,payee,payerBalanceBefore,channel,device,country,isFraud,scenario";

    private readonly StreamWriter _text;

    /// <exception cref="FailedException">The file cannot be written.</exception>
    public LabelledCsvWriter(string path)
    {
        try
        {
            Stream bytes = File.Create(path);
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                bytes = new GZipStream(bytes, CompressionLevel.Fastest);
            _text = new(bytes, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"{path} cannot be written: {e.Message}", e);
        }

        _text.WriteLine(Header);
    }

    /// <summary>Writes a row. No field needs quotes: ids are visible ASCII, and the generator puts no comma or quote into one.</summary>
    public void Write(LabelledTransaction labelled)
    {
        var t = labelled.Transaction;
        var balance = t.PayerBalanceBeforeMinorUnits is { } minor ? Money.ToMajor(minor) : (decimal?)null;
        _text.WriteLine($"{t.TransactionId},{JsonText.Time(t.OccurredAt)},{JsonText.Type(t.Type)},{Money.ToMajor(t.AmountMinorUnits):0.00},{t.Currency},{t.Payer},{t.Payee},{balance:0.00},{t.Channel},{t.Device},{t.Country},{(labelled.IsFraud ? 1 : 0)},{labelled.Scenario}");
    }

    public void Dispose() => _text.Dispose();
}
