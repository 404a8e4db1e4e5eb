using FraudGrains.Training.Native;

namespace FraudGrains.Training.Tests;

internal static class NativeLibrary
{
    /// <summary>Skips the test where LightGBM's library does not exist.</summary>
    public static void Require()
    {
        if (!LightGbm.IsLoadable(out var reason))
            Assert.Skip(reason);
    }
}
