namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Demo</c>.</summary>
/// <param name="Rate"><c>Demo:Rate</c>: transactions a second of the built-in feed, 0 (none) to 5,000. Default 20 with the broker inside the process, else 0.</param>
public sealed record DemoSettings(int Rate)
{
    private const int RateMax = 5_000;

    internal static DemoSettings Read(SettingReader read, bool isEmbedded) =>
        new(read.WholeNumber("Demo:Rate", isEmbedded ? 20 : 0, 0, RateMax, "transactions a second, 0 for none"));
}
