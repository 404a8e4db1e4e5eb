using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

/// <summary>Made-up stages with one wrong arrow at a time, and real compiled code that does what no stage may.</summary>
public sealed class Wrong_arrows_between_stages
{
    [Theory]
    [InlineData("Velocity.Window", "Features.FeatureSchema")]
    [InlineData("Velocity.Window", "Rules.RuleSet")]
    [InlineData("Velocity.Window", "Decisions.DecisionPolicy")]
    [InlineData("Velocity.Window", "Accounts.AccountState")]
    [InlineData("Features.FeatureExtractor", "Rules.RuleSet")]
    [InlineData("Features.FeatureExtractor", "Accounts.AccountState")]
    [InlineData("Rules.RuleSet", "Decisions.DecisionPolicy")]
    [InlineData("Rules.RuleSet", "Scoring.ScoringModel")]
    [InlineData("Scoring.Forest.Evaluator", "Scoring.ScoringModel")]
    [InlineData("Decisions.DecisionPolicy", "Accounts.AccountState")]
    public void A_stage_that_uses_a_later_one_is_named(string from, string to) =>
        Assert.Equal([$"FraudGrains.Grains.{from} → FraudGrains.Grains.{to}"], StageArrows.BetweenStages([Made(from, $"FraudGrains.Grains.{to}")]));

    [Theory]
    [InlineData("Velocity.Window", "Orleans.Grain")]
    [InlineData("Features.FeatureExtractor", "Orleans.IGrainFactory")]
    [InlineData("Rules.RuleSet", "FraudGrains.Scoring.IScoringGrain")]
    [InlineData("Scoring.Forest.Evaluator", "Orleans.Runtime.IPersistentState`1")]
    public void A_stage_that_knows_a_grain_is_named(string from, string to) =>
        Assert.Equal([$"FraudGrains.Grains.{from} → {to}"], StageArrows.ToGrains([Made(from, to)]));

    [Theory]
    [InlineData("System.TimeProvider")]
    [InlineData("System.DateTimeOffset::get_UtcNow")]
    [InlineData("System.IO.File::ReadAllText")]
    [InlineData("System.Net.Sockets.Socket")]
    [InlineData("System.Guid::NewGuid")]
    public void A_stage_with_an_effect_is_named(string effect) =>
        Assert.Equal([$"FraudGrains.Grains.Decisions.DecisionPolicy → {effect}"], StageArrows.ToEffects([Made("Decisions.DecisionPolicy", effect)]));

    [Fact]
    public void A_stage_without_code_is_named() =>
        Assert.Equal(["Labels", "Features", "Rules", "Scoring.Forest", "Decisions"], StageArrows.Empty([Made("Velocity.Window")]));

    [Fact]
    public void A_call_inside_a_closure_an_async_method_or_an_iterator_is_seen()
    {
        var code = CompiledCode.Of("FraudGrains.Architecture.Tests").Single(u => u.Name == typeof(CodeWithEffects).FullName);

        Assert.Superset(new HashSet<string> { "System.IO.File::ReadAllText", "System.TimeProvider", "System.Guid::NewGuid", "System.Net.IPAddress" }, code.Uses.ToHashSet());
    }

    private static CodeUnit Made(string name, params string[] uses) => new($"FraudGrains.Grains.{name}", uses.ToHashSet());
}
