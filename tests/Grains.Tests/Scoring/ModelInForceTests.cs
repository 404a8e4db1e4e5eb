using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class ModelInForceTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("model-in-force").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_model_that_fits_is_put_in_force()
    {
        Write(FeatureSchema.Names);

        Assert.Equal(FeatureSchema.Count, Start().Manifest.FeatureNames.Length);
    }

    [Fact]
    public void The_model_that_comes_with_the_program_fits_it_and_tells_an_emptied_account_from_a_small_purchase()
    {
        var model = new ModelInForce(Options.Create(new ScoringOptions())).Current;

        var row = new double[FeatureSchema.Count];
        Array.Fill(row, double.NaN);
        double Score(TransactionType type, double amount, double balance)
        {
            row[FeatureSchema.IndexOf("type")] = (int)type;
            row[FeatureSchema.IndexOf("amount")] = amount;
            row[FeatureSchema.IndexOf("payer_balance_before")] = balance;
            row[FeatureSchema.IndexOf("amount_to_balance")] = amount / balance;
            return model.Probability(row);
        }

        Assert.True(Score(TransactionType.Transfer, 250_000, 250_000) > Score(TransactionType.Payment, 20, 250_000));
    }

    [Fact]
    public void Missing_and_extra_features_stop_the_start_by_name()
    {
        Write([.. FeatureSchema.Names.Skip(1), "horoscope"]);

        var refused = Assert.Throws<ModelFolderException>(Start);

        Assert.Contains($"Missing: {FeatureSchema.Names[0]}; extra: horoscope", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_order_of_the_features_stops_the_start()
    {
        Write([FeatureSchema.Names[1], FeatureSchema.Names[0], .. FeatureSchema.Names.Skip(2)]);

        Assert.Contains("place 0 should be amount, but is type", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_schema_version_stops_the_start()
    {
        Write(FeatureSchema.Names, m => m with { FeatureSchemaVersion = 99 });

        Assert.Contains("trained on feature schema 99", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_another_text_stops_the_start()
    {
        Write(FeatureSchema.Names, m => m with { Version = "0123456789ab" });

        Assert.Contains("model.json is for version 0123456789ab", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, 1.6)]
    public void Thresholds_that_make_no_sense_stop_the_start(double review, double block)
    {
        Write(FeatureSchema.Names, m => m with { ReviewAtScore = review, BlockAtScore = block });

        Assert.Contains("reviewAtScore", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_model_stops_the_start_and_names_the_setting() =>
        Assert.Contains("Scoring:ModelDirectory", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_manifest_stops_the_start()
    {
        Write(FeatureSchema.Names);
        File.WriteAllText(Path.Combine(_directory, ModelFolder.ManifestFile), "{\"version\":1}");

        Assert.Contains("model.json cannot be used", Assert.Throws<ModelFolderException>(Start).Message, StringComparison.Ordinal);
    }

    private ScoringModel Start() => new ModelInForce(Options.Create(new ScoringOptions { ModelDirectory = _directory })).Current;

    private void Write(IReadOnlyList<string> names, Func<ModelManifest, ModelManifest>? change = null)
    {
        var text = HandMadeModel.Text("binary sigmoid:1", string.Join(' ', names), [HandMadeModel.Tree]).Replace("max_feature_idx=1", $"max_feature_idx={names.Count - 1}", StringComparison.Ordinal);
        var manifest = new ModelManifest { Version = ModelText.VersionOf(text), FeatureSchemaVersion = FeatureSchema.Version, FeatureNames = [.. names], ReviewAtScore = 0.5, BlockAtScore = 0.9 };
        ModelFolder.Write(_directory, text, change?.Invoke(manifest) ?? manifest);
    }
}
