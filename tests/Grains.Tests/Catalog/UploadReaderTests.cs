using FraudGrains.Catalog;
using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Grains.Tests.Scoring;

namespace FraudGrains.Grains.Tests.Catalog;

public sealed class UploadReaderTests
{
    [Fact]
    public void A_text_alone_is_a_model_with_the_thresholds_that_come_along()
    {
        var (manifest, refusal) = Read(new() { Text = Text(), Source = "test", ReviewAtScore = 0.6, BlockAtScore = 0.9 });

        Assert.Null(refusal);
        Assert.Equal((ModelText.VersionOf(Text()), 0.6, 0.9), (manifest!.Version, manifest.ReviewAtScore, manifest.BlockAtScore));
    }

    [Fact]
    public void A_model_saved_by_python_is_read_with_the_words_it_adds()
    {
        var python = Text().Replace("end of parameters", "[categorical_feature: ]\nend of parameters\n\npandas_categorical:[]", StringComparison.Ordinal);

        Assert.Null(Read(new() { Text = python, Source = "test", ReviewAtScore = 0.6 }).Refusal);
    }

    [Fact]
    public void The_manifest_draws_the_lines_where_the_upload_does_not()
    {
        var (manifest, _) = Read(new() { Text = Text(), Manifest = Manifest(m => m), Source = "test" });

        Assert.Equal((0.5, 0.9), (manifest!.ReviewAtScore, manifest.BlockAtScore));
    }

    [Fact]
    public void The_house_draws_them_where_nobody_else_does_and_without_a_word_nothing_is_blocked()
    {
        var (manifest, _) = UploadReader.Read(new() { Text = Text(), Source = "test" }, new() { ReviewAtScore = 0.7 });

        Assert.Equal((0.7, 2), (manifest!.ReviewAtScore, manifest.BlockAtScore));
    }

    [Fact]
    public void Without_any_line_it_is_refused_and_told_where_to_draw_one()
    {
        var refusal = Read(new() { Text = Text(), Source = "test" }).Refusal!.Refusal!;

        Assert.Equal(RefusalKind.Thresholds, refusal.Kind);
        Assert.Contains("Decisions:ReviewAtScore", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9, 0.5)]
    [InlineData(0, 0.5)]
    [InlineData(1.2, 1.5)]
    public void Lines_that_make_no_sense_are_refused(double review, double block) =>
        Assert.Equal(RefusalKind.Thresholds, Read(new() { Text = Text(), Source = "test", ReviewAtScore = review, BlockAtScore = block }).Refusal!.Refusal!.Kind);

    [Fact]
    public void Missing_and_unknown_features_are_named()
    {
        var refusal = Read(new() { Text = Text([.. FeatureSchema.Names.Skip(2), "horoscope", "moon"]), Source = "test", ReviewAtScore = 0.6 }).Refusal!.Refusal!;

        Assert.Equal(RefusalKind.FeatureSchemaMismatch, refusal.Kind);
        Assert.Equal(
            [("missing", FeatureSchema.Names[0]), ("missing", FeatureSchema.Names[1]), ("unknown", "horoscope"), ("unknown", "moon")],
            refusal.Faults.Select(f => (f.Field, f.Reason)));
    }

    [Fact]
    public void A_model_of_another_schema_version_is_refused()
    {
        var refusal = Read(new() { Text = Text(), Manifest = Manifest(m => m with { FeatureSchemaVersion = 99 }), Source = "test" }).Refusal!.Refusal!;

        Assert.Equal(RefusalKind.FeatureSchemaMismatch, refusal.Kind);
        Assert.Contains("schema 99", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("num_cat=0", "num_cat=1", "num_cat", "categorical")]
    [InlineData("decision_type=0 10", "decision_type=1 10", "decision_type", "categorical")]
    [InlineData("is_linear=0", "is_linear=1", "is_linear", "linear")]
    [InlineData("leaf_value=-1 1 3", "leaf_value=-1 1", "leaf_value", "3 values")]
    public void What_is_not_scored_here_is_refused_by_line_and_field(string from, string to, string field, string reason)
    {
        var text = Text();
        var line = text[..text.IndexOf(from, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var refusal = Read(new() { Text = text.Replace(from, to, StringComparison.Ordinal), Source = "test", ReviewAtScore = 0.6 }).Refusal!.Refusal!;

        Assert.Equal(RefusalKind.InvalidModel, refusal.Kind);
        Assert.Contains(reason, refusal.Detail, StringComparison.Ordinal);
        Assert.Equal([("line", $"{line}"), (field, refusal.Detail)], refusal.Faults.Select(f => (f.Field, f.Reason)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":"x"}""")]
    public void A_damaged_manifest_is_refused(string manifest) =>
        Assert.Equal(RefusalKind.InvalidManifest, Read(new() { Text = Text(), Manifest = manifest, Source = "test" }).Refusal!.Refusal!.Kind);

    [Fact]
    public void A_manifest_of_another_text_is_refused() =>
        Assert.Equal(RefusalKind.InvalidManifest, Read(new() { Text = Text(), Manifest = Manifest(m => m with { Version = "0123456789ab" }), Source = "test" }).Refusal!.Refusal!.Kind);

    private static (ModelManifest? Manifest, CatalogAnswer? Refusal) Read(ModelUpload upload) => UploadReader.Read(upload, new DecisionPolicyOptions());

    private static string Text() => Text(FeatureSchema.Names);

    private static string Text(IReadOnlyList<string> names) =>
        HandMadeModel.Text("binary sigmoid:1", string.Join(' ', names), [HandMadeModel.Tree]).Replace("max_feature_idx=1", $"max_feature_idx={names.Count - 1}", StringComparison.Ordinal);

    private static string Manifest(Func<ModelManifest, ModelManifest> change) => ModelFolder.ManifestText(change(new()
    {
        Version = ModelText.VersionOf(Text()),
        FeatureSchemaVersion = FeatureSchema.Version,
        FeatureNames = [.. FeatureSchema.Names],
        ReviewAtScore = 0.5,
        BlockAtScore = 0.9,
    }));
}
