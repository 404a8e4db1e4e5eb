using System.Text;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Publishing;

/// <summary>The canonical form as CSV, with the label and its scenario.</summary>
internal sealed class LabelledCsvWriter : ILabelledWriter
{
    /// <summary>The columns, in order.</summary>
    public const string Header = "transactionId,occurredAt,type,amount,currency,payer,payee,payerBalanceBefore,channel,device,country,isFraud,scenario";

    private readonly StreamWriter _text;

    public LabelledCsvWriter(Stream bytes)
    {
        _text = new(bytes, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
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
