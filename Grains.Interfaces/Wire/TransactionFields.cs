using System.Text.Json;
using FraudGrains.Accounts;

namespace FraudGrains.Wire;

/// <summary>The fields of a transaction while it is being read: each at most once, each checked as it comes.</summary>
internal sealed class TransactionFields
{
    /// <summary>Longest accepted channel, device and country, in characters.</summary>
    private const int ContextLengthMax = 64;

    /// <summary>Longest accepted number, in characters: the largest amount with sign, point and trailing zeros to spare.</summary>
    private const int AmountLengthMax = 24;

    /// <summary>Longest part of a field's name that a fault repeats, in characters: faults are logged and stand in headers.</summary>
    private const int NameToldMax = 64;

    private SeenFields _seen;
    private string? _id, _payer, _payee, _currency, _channel, _device, _country;
    private TransactionType? _type;
    private DateTimeOffset? _occurredAt;
    private int? _step;
    private long? _amount, _balanceBefore;

    /// <summary>Reads the property the reader stands on, with its value.</summary>
    public bool Read(ref Utf8JsonReader reader, out TransactionFault fault)
    {
        var name = SeenFields.Name(ref reader);
        reader.Read();
        var reason = name switch
        {
            "transactionId" => Text(ref reader, Transaction.TransactionIdLengthMax, ref _id),
            "payer" or "nameOrig" => Account(ref reader, ref _payer),
            "payee" or "nameDest" => Account(ref reader, ref _payee),
            "type" => Type(ref reader),
            "amount" => Amount(ref reader, 0, ref _amount),
            "payerBalanceBefore" or "oldbalanceOrg" => Amount(ref reader, -Transaction.AmountMinorUnitsMax, ref _balanceBefore),
            "occurredAt" => OccurredAt(ref reader),
            "timestamp" => Timestamp(ref reader),
            "step" => Step(ref reader),
            "currency" => Text(ref reader, 3, ref _currency),
            "channel" => Text(ref reader, ContextLengthMax, ref _channel),
            "device" => Text(ref reader, ContextLengthMax, ref _device),
            "country" => Text(ref reader, ContextLengthMax, ref _country),
            _ => PassOver(ref reader),
        };
        if (!_seen.Add(name))
            reason ??= "is given twice";
        else if (OtherNameOf(name) is { } other && _seen.Contains(other))
            reason ??= $"is given twice: as {other} too";
        fault = reason is null ? default : new(name.Length <= NameToldMax ? name : name[..NameToldMax] + "…", reason);
        return reason is null;
    }

    /// <summary>The transaction; null, with the fault, when something required is missing.</summary>
    public Transaction? ToTransaction(string? idWhenMissing, out TransactionFault fault)
    {
        var isPaySim = _seen.Contains("nameOrig");
        _id ??= isPaySim ? idWhenMissing : null;
        if (_occurredAt is null && isPaySim && _step is { } step)
            _occurredAt = TransactionJson.PaySimStepOne.AddHours(step - 1);

        var missing = _id is null ? "transactionId"
            : _occurredAt is null ? isPaySim ? "step" : "occurredAt"
            : _type is null ? "type"
            : _amount is null ? "amount"
            : _payer is null ? "payer"
            : _payee is null ? "payee"
            : null;
        if (missing is not null)
        {
            fault = new(missing, "is required");
            return null;
        }

        fault = default;
        return new Transaction
        {
            TransactionId = _id!,
            OccurredAt = _occurredAt!.Value,
            Type = _type!.Value,
            AmountMinorUnits = _amount!.Value,
            Currency = _currency ?? "",
            Payer = new(_payer!),
            Payee = new(_payee!),
            PayerBalanceBeforeMinorUnits = _balanceBefore,
            Channel = _channel,
            Device = _device,
            Country = _country,
        };
    }

    /// <summary>The name under which the other form, or the other clock, tells the same thing. Which of two would count must not depend on their order.</summary>
    private static string? OtherNameOf(string name) => name switch
    {
        "payer" => "nameOrig",
        "nameOrig" => "payer",
        "payee" => "nameDest",
        "nameDest" => "payee",
        "payerBalanceBefore" => "oldbalanceOrg",
        "oldbalanceOrg" => "payerBalanceBefore",
        "occurredAt" => "timestamp",
        "timestamp" => "occurredAt",
        _ => null,
    };

    private static string? PassOver(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    private static string? Text(ref Utf8JsonReader reader, int lengthMax, ref string? field)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            return "must be text";
        var text = reader.GetString()!;
        if (text.Length == 0 || text.Length > lengthMax || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return $"must be 1 to {lengthMax} visible ASCII characters";
        field = text;
        return null;
    }

    private static string? Account(ref Utf8JsonReader reader, ref string? field) => Text(ref reader, AccountId.LengthMax, ref field);

    private string? Type(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !JsonText.TryType(reader.GetString(), out var type))
            return "must be one of PAYMENT, TRANSFER, CASH_OUT, CASH_IN, DEBIT";
        _type = type;
        return null;
    }

    private static string? Amount(ref Utf8JsonReader reader, long minorUnitsMin, ref long? field)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return minorUnitsMin < 0 ? null : "is required";
        if (reader.TokenType != JsonTokenType.Number || !IsPlain(reader.ValueSpan) || !reader.TryGetDecimal(out var major))
            return "must be a plain decimal number";
        if (!Money.TryToMinor(major, Transaction.AmountMinorUnitsMax, out var minor) || minor < minorUnitsMin)
            return minorUnitsMin == 0 ? "must be 0 or more, below 10^13, with at most 2 decimals" : "must be between -10^13 and 10^13, with at most 2 decimals";
        field = minor;
        return null;
    }

    /// <summary>Digits, sign and point only: an exponent, or more digits than decimal holds, would be rounded without a word.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> number) => number.Length <= AmountLengthMax && !number.ContainsAny((byte)'e', (byte)'E');

    private string? OccurredAt(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !JsonText.TryTime(reader.GetString(), out var time))
            return "must be an ISO 8601 time such as 2026-01-05T09:30:00.000Z";
        return Keep(time);
    }

    private string? Timestamp(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var seconds) || seconds is not (>= 0 and < 253_402_300_800))
            return "must be seconds since 1970-01-01 UTC";
        return Keep(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));
    }

    private string? Step(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var step) || step is not (>= 1 and <= 1_000_000))
            return "must be a whole number of hours from 1 to 1,000,000";
        _step = step;
        return null;
    }

    private string? Keep(DateTimeOffset time)
    {
        if (time.Year is < 1971 or > 2199)
            return "must lie between 1971 and 2199";
        _occurredAt = time;
        return null;
    }
}
