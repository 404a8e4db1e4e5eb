namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>A way to steal.</summary>
internal interface IFraudPattern
{
    /// <summary>The name that every transaction of it carries.</summary>
    string Scenario { get; }

    /// <summary>Plans one case from the scene's time on. Nothing is planned when the scene has no victim.</summary>
    void Plan(FraudScene scene);
}
