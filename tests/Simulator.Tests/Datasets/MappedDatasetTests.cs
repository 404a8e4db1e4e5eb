using FraudGrains.Accounts;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Datasets;

public sealed class MappedDatasetTests
{
    private const string Mapping = """
        {
          "name": "cards", "id": "ref", "time": "booked", "timeFormat": "dd/MM/yyyy HH:mm",
          "payer": { "column": "card", "prefix": "K" }, "payee": "shop", "amount": "value",
          "type": { "column": "kind", "values": { "pos": "PAYMENT", "wire": "TRANSFER" } },
          "label": "fraud", "currency": { "constant": "SEK" }
        }
        """;

    [Fact]
    public void The_mapping_says_which_column_is_what()
    {
        var row = Assert.Single(Read(Mapping, "ref;booked;card;shop;value;kind;fraud\nr-1;05/01/2026 09:30;17;S9;12.50;wire;yes\n"));

        Assert.Equal(
            new(
                new()
                {
                    TransactionId = "r-1",
                    OccurredAt = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
                    Type = TransactionType.Transfer,
                    AmountMinorUnits = 1_250,
                    Currency = "SEK",
                    Payer = new("K17"),
                    Payee = new("S9"),
                },
                true,
                ""),
            row);
    }

    [Fact]
    public void Rows_without_an_id_get_a_stable_one_from_their_number_and_content()
    {
        var mapping = Mapping.Replace("\"id\": \"ref\", ", "", StringComparison.Ordinal);
        const string Csv = "booked,card,shop,value,kind,fraud\n05/01/2026 09:30,17,S9,12.50,wire,0\n05/01/2026 09:30,17,S9,12.50,wire,1\n";

        var ids = Read(mapping, Csv).ConvertAll(r => r.Transaction.TransactionId);

        Assert.Matches("^cards-1-[0-9a-f]{16}$", ids[0]);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, Read(mapping, Csv).ConvertAll(r => r.Transaction.TransactionId));
    }

    [Theory]
    [InlineData("\"amount\": \"value\"", "\"amount\": \"sum\"", "no column 'sum', which 'amount' of")]
    [InlineData("\"payee\": \"shop\",", "", "does not say where 'payee' comes from")]
    [InlineData("\"label\": \"fraud\"", "\"lable\": \"fraud\"", "'lable' is not understood")]
    [InlineData("\"label\": \"fraud\"", "\"label\": {}", "'label' must have either 'column' or 'constant'")]
    [InlineData("\"label\": \"fraud\"", "\"label\": 1", "'label' must be the name of a column")]
    [InlineData("}", "", "is not a JSON object")]
    public void A_fault_in_the_mapping_names_the_key_or_the_column(string part, string instead, string message)
    {
        var failure = Assert.Throws<FailedException>(() => Read(Mapping.Replace(part, instead, StringComparison.Ordinal), "ref,booked,card,shop,value,kind,fraud\n"));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r 1,05/01/2026 09:30,17,S9,12.50,wire,1", "column 'ref' holds 'r 1'")]
    [InlineData("r1,2026-01-05,17,S9,12.50,wire,1", "column 'booked' holds '2026-01-05', not a time")]
    [InlineData("r1,05/01/2026 09:30,,S9,12.50,wire,1", "column 'card' holds ''")]
    [InlineData("r1,05/01/2026 09:30,17,S9,,wire,1", "column 'value' is empty")]
    [InlineData("r1,05/01/2026 09:30,17,S9,1,atm,1", "column 'kind' holds 'atm', which the mapping's 'values' do not translate")]
    [InlineData("r1,05/01/2026 09:30,17,S9,1,wire,maybe", "column 'fraud' holds 'maybe'")]
    public void A_field_that_does_not_fit_is_named_by_line_and_column(string row, string message)
    {
        var failure = Assert.Throws<FailedException>(() => Read(Mapping, $"ref,booked,card,shop,value,kind,fraud\n{row}\n"));

        Assert.Contains($"line 2: {message}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unix-seconds", "1767605400.250", 250)]
    [InlineData("unix-milliseconds", "1767605400003", 3)]
    [InlineData("iso", "2026-01-05T10:30:00.004+01:00", 4)]
    public void Time_can_be_written_in_several_ways(string format, string text, int milliseconds)
    {
        Assert.True(new MappedTime(format).TryRead(text, out var time));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 30, 0, milliseconds, TimeSpan.Zero), time);
    }

    private static List<LabelledTransaction> Read(string mapping, string csv)
    {
        using var mappingFile = new TemporaryFile(".json", mapping);
        using var csvFile = new TemporaryFile(".csv", csv);
        using var file = DatasetFile.Open(csvFile.Path, mappingFile.Path);
        return [.. file.Read(new(skip: false))];
    }
}
