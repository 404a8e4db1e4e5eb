namespace FraudGrains.Benchmarks.Forest;

/// <summary>The managed forest against LightGBM's library, in one run.</summary>
internal static class ForestCommand
{
    public static int Run()
    {
        Console.Error.WriteLine("forest: there is no such benchmark yet.");
        return 2;
    }
}
