using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

public sealed class The_arrows_between_stages
{
    private static readonly IReadOnlyList<CodeUnit> Grains = CompiledCode.Of("FraudGrains.Grains");

    [Fact]
    public void Follow_the_pipeline() => Rule.Holds(StageArrows.BetweenStages(Grains));

    [Fact]
    public void Lead_to_no_grain() => Rule.Holds(StageArrows.ToGrains(Grains));

    [Fact]
    public void Lead_to_no_clock_no_file_no_network_and_no_dice() => Rule.Holds(StageArrows.ToEffects(Grains));

    [Fact]
    public void Are_checked_on_stages_that_are_there() => Rule.Holds(StageArrows.Empty(Grains));
}
