using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Silo.Tests.Host;

public sealed class Models_in_a_folder
{
    [Fact]
    public async Task Are_in_the_catalog_after_the_start_but_for_the_broken_ones_which_are_named()
    {
        using var data = new TestDirectory();
        using var folder = new TestDirectory();
        var (plain, withManifest) = (TinyModel.Text(high: 4), TinyModel.Text(high: 2));
        Write("alone.txt", plain);
        Write("broken.txt", plain.Replace("threshold=50000", "threshold=much", StringComparison.Ordinal));
        Write("foreign.txt", plain.Replace("feature_names=amount", "feature_names=colour", StringComparison.Ordinal));
        TinyModel.Write(Path.Combine(folder.Path, "in-a-folder"), withManifest);
        Directory.CreateDirectory(Path.Combine(folder.Path, "of-something-else"));

        await using var silo = await SiloProcess.Start(data.Path, $"--Scoring:CatalogDirectory={folder.Path}", "--Decisions:ReviewAtScore=0.7");

        var models = await silo.GetJson("/api/v1/models");
        var inForce = models.GetProperty("inForce").GetString()!;
        Assert.Equal(
            new[] { inForce, ModelText.Parse(plain).Version, ModelText.Parse(withManifest).Version }.Order(),
            models.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("version").GetString()!).Order());
        Assert.Equal(ModelText.Parse(SiloProcess.ModelText).Version, inForce);
        Assert.Contains("Model broken.txt of the folder", silo.Output, StringComparison.Ordinal);
        Assert.Contains("Model foreign.txt of the folder", silo.Output, StringComparison.Ordinal);
        Assert.Contains("colour", silo.Output, StringComparison.Ordinal);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.Path, name), text);
    }
}
