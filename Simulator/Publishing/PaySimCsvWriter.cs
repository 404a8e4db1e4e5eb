using System.Globalization;
using System.Text;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Publishing;

/// <summary>The eleven columns of PaySim's published log, in its forms, for tools that read that.</summary>
/// <remarks>
/// A step is an hour; the time within it, the id, channel, device, country and scenario are lost. Names are C or M and digits, and only payments go to an M, as there: agents,
/// companies and billers become C and eight digits (customers have ten). Money has one or two decimals. Balances after the fact are for audits only; where nobody knows them
/// (shops, agents, companies) they are 0.0, as PaySim's merchants' are. <c>isFlaggedFraud</c>, which in the published log follows a rule that nobody documents, is 0.
/// </remarks>
internal sealed class PaySimCsvWriter : ILabelledWriter
{
    /// <summary>The columns, in order.</summary>
    public const string Header = "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud";

    private const long HourMs = 3_600_000;

    private readonly StreamWriter _text;
    private readonly long _firstHour;

    /// <param name="bytes">The file.</param>
    /// <param name="start">A time in the hour of step 1.</param>
    public PaySimCsvWriter(Stream bytes, DateTimeOffset start)
    {
        _text = new(bytes, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _text.WriteLine(Header);
        _firstHour = start.ToUnixTimeMilliseconds() / HourMs;
    }

    public void Write(LabelledTransaction labelled)
    {
        var (t, balances) = (labelled.Transaction, labelled.Balances ?? default);
        var step = t.OccurredAt.ToUnixTimeMilliseconds() / HourMs - _firstHour + 1;
        _text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step},{JsonText.Type(t.Type)},{Text(t.AmountMinorUnits)},{Name(t.Payer, 'C')},{Text(t.PayerBalanceBeforeMinorUnits)},{Text(balances.PayerAfter)},{Name(t.Payee, t.Type == TransactionType.Payment ? 'M' : 'C')},{Text(balances.PayeeBefore)},{Text(balances.PayeeAfter)},{(labelled.IsFraud ? 1 : 0)},0"));
    }

    public void Dispose() => _text.Dispose();

    private static string Text(long? minorUnits) => Money.ToMajor(minorUnits ?? 0).ToString("0.0#", CultureInfo.InvariantCulture);

    private static string Name(AccountId account, char kind) => account.Value[0] switch
    {
        'A' => $"{kind}1{account.Value.AsSpan(1)}",
        'E' => $"{kind}2{account.Value.AsSpan(1)}",
        'B' => $"{kind}3{account.Value.AsSpan(1)}",
        _ => account.Value,
    };
}
