using FraudGrains.Grains.Features;

namespace FraudGrains.Training.Tests.TrainingSet;

public sealed class Nothing_after_the_fact_reaches_a_feature
{
    private const string PaySimHeader = "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud\n";

    [Fact]
    public void Later_rows_change_no_earlier_row()
    {
        var lines = MadeUpHistory.Csv(600).Split('\n');
        var other = MadeUpHistory.Csv(600, seed: 99).Split('\n');

        var expected = Replayed.Features(string.Join('\n', lines[..401]) + "\n", "canonical");
        var changed = Replayed.Features(string.Join('\n', [.. lines[..401], .. other[401..]]), "canonical");

        Assert.Equal(400, expected.Count);
        Assert.Equal(expected, changed[..400]);
    }

    [Fact]
    public void Labels_change_no_row()
    {
        var text = MadeUpHistory.Csv(400);
        var flipped = text.Replace(",1\n", ",x\n", StringComparison.Ordinal).Replace(",0\n", ",1\n", StringComparison.Ordinal).Replace(",x\n", ",0\n", StringComparison.Ordinal);

        Assert.NotEqual(text, flipped);
        Assert.Equal(Replayed.Features(text, "canonical"), Replayed.Features(flipped, "canonical"));
    }

    [Fact]
    public void A_fraud_label_reaches_later_rows_once_its_delay_has_passed_and_no_feature_before()
    {
        var text = MadeUpHistory.Header + "\n"
            + "t0,2026-01-01T00:00:00Z,PAYMENT,10.00,USD,c1,shop,100.00,1\n"
            + "t1,2026-01-02T23:59:59.999Z,PAYMENT,20.00,USD,c1,shop,90.00,0\n"
            + "t2,2026-01-03T00:00:00Z,PAYMENT,20.00,USD,c1,shop,90.00,0\n";

        var told = Replayed.Features(text, "canonical", labelDelay: TimeSpan.FromDays(2));
        var untold = Replayed.Features(text.Replace(",1\n", ",0\n", StringComparison.Ordinal), "canonical", labelDelay: TimeSpan.FromDays(2));

        Assert.Equal(untold[..2], told[..2]);
        var changed = FeatureSchema.Names.Where((_, i) => !untold[2][i].Equals(told[2][i])).ToList();
        Assert.Contains("payee_fraud_run_length", changed);
        Assert.Contains("payer_frauds_30d", changed);
        Assert.All(changed, name => Assert.True(name.Contains("fraud", StringComparison.Ordinal) || name.Contains("label", StringComparison.Ordinal) || name.Contains("run", StringComparison.Ordinal), name));
    }

    [Fact]
    public void Balances_written_afterwards_change_no_row_and_the_payers_balance_before_does()
    {
        var random = new Random(3);
        string[] rows = [.. Enumerable.Range(0, 300).Select(i => $"{1 + (i / 20)},TRANSFER,{random.Next(9000)}.25,C{random.Next(20)},{{0}},{{1}},C{random.Next(20)},{{2}},{{3}},{{4}},{{5}}")];
        string Text(params object[] balances) => PaySimHeader + string.Join('\n', rows.Select(r => string.Format(System.Globalization.CultureInfo.InvariantCulture, r, balances))) + "\n";
        var plain = Replayed.Features(Text(100, 0, 0, 0, 0, 0), "paysim");

        Assert.Equal(plain, Replayed.Features(Text(100, 77, 88, 99, 1, 1), "paysim"));

        var balance = FeatureSchema.IndexOf("payer_balance_before");
        Assert.All(Replayed.Features(Text(250, 0, 0, 0, 0, 0), "paysim"), row => Assert.Equal(250, row[balance]));
    }

    [Fact]
    public void A_row_sees_its_own_account_as_it_was_before_it()
    {
        var text = MadeUpHistory.Header + "\n"
            + "t0,2026-01-01T00:00:00Z,PAYMENT,10.00,USD,c1,shop,100.00,0\n"
            + "t1,2026-01-01T00:01:00Z,PAYMENT,20.00,USD,c1,shop,90.00,0\n";

        var rows = Replayed.Features(text, "canonical");

        var (count, sum) = (FeatureSchema.IndexOf("payer_debit_1h_count"), FeatureSchema.IndexOf("payee_credit_1h_sum"));
        Assert.Equal([0, 0], [rows[0][count], rows[0][sum]]);
        Assert.Equal([1, 10], [rows[1][count], rows[1][sum]]);
    }

    [Fact]
    public void Json_lines_and_csv_teach_the_same()
    {
        var csv = MadeUpHistory.Csv(100);
        var lines = csv.Split('\n')[1..^1].Select(l => l.Split(',')).Select(f =>
            $"{{\"transactionId\":\"{f[0]}\",\"occurredAt\":\"{f[1]}\",\"type\":\"{f[2]}\",\"amount\":{f[3]},\"currency\":\"{f[4]}\",\"payer\":\"{f[5]}\",\"payee\":\"{f[6]}\",\"payerBalanceBefore\":{f[7]},\"isFraud\":{(f[8] == "1" ? "true" : "false")}}}");

        Assert.Equal(Replayed.Features(csv, "canonical"), Replayed.Features(string.Join('\n', lines), "canonical", "jsonl"));
    }
}
