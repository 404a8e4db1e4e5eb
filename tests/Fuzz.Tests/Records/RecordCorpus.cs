using System.Text;
using FraudGrains.Fuzz.Tests.Fuzzing;

namespace FraudGrains.Fuzz.Tests.Records;

/// <summary>Transactions in both forms, and what breaks readers of JSON.</summary>
internal static class RecordCorpus
{
    public static byte[][] Good { get; } = Utf8(
        """{"transactionId":"t-1","occurredAt":"2026-01-05T09:30:00.000Z","type":"TRANSFER","amount":181.00,"currency":"USD","payer":"C1305486145","payee":"C553264065","payerBalanceBefore":181.00,"channel":"app","device":"d-7","country":"SE"}""",
        """{"transactionId":"t-2","occurredAt":"2026-01-05T10:30:00+01:00","type":"PAYMENT","amount":0,"payer":"A","payee":"A"}""",
        """{"transactionId":"t-3","timestamp":1767605400.5,"type":"CASH_IN","amount":9999999999999.99,"payer":"A","payee":"B","extra":{"a":[1,{"b":null}],"c":"\u00e5"}}""",
        """{"step":3,"type":"CASH_OUT","amount":181.0,"nameOrig":"C1","oldbalanceOrg":181.0,"newbalanceOrig":0.0,"nameDest":"C2","oldbalanceDest":21182.0,"newbalanceDest":0.0,"isFraud":1,"isFlaggedFraud":0}""",
        """{"step":1,"type":"DEBIT","amount":5337.77,"nameOrig":"C712410124","oldbalanceOrg":41720.0,"newbalanceOrig":36382.23,"nameDest":"C195600860","oldbalanceDest":41898.0,"newbalanceDest":40348.79,"timestamp":1767225600}""");

    public static byte[][] Words { get; } =
    [
        .. Utf8(
            "null", "true", "-0", "0.00", "1e400", "-1e-400", "1E2", "9223372036854775808", "79228162514264337593543950336", "0.1234567890123456789012345678901", "-181.00", "00",
            new string('9', 400), "0." + new string('0', 400) + "1", "\"\"", "\"", "\\", "\\u0000", "\\ud800", "\\udc00\\ud800", "\\uD83D\\uDE00", "\u00e5", "\u2028", "{", "}", "[", "]", ":", ",", "//", "/**/",
            new string('[', 200), string.Concat(Enumerable.Repeat("{\"a\":", 200)), new string('x', 70_000), "\"" + new string('k', 3_000) + "\":1,",
            "\"amount\":1,", "\"transactionId\":\"t\",", "\"\\u0061mount\":1,", "\"AMOUNT\":1,", "\"nameOrig\":\"C1\",", "\"step\":-1,", "\"step\":2147483647,", "\"timestamp\":-1,", "\"timestamp\":253402300799.9995,",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2026-02-30T00:00:00Z", "2026-01-05T09:30:00+99:99", "2026-01-05", "2199-12-31T23:59:59.999Z"),
        [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF, 0xFE],
    ];

    public static Mutator Mutator { get; } = new(Good, Words);

    private static byte[][] Utf8(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
