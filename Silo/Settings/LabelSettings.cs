namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Labels</c>.</summary>
/// <param name="UnknownPatience"><c>Labels:UnknownPatience</c>, in seconds: how long after it was sent a label of a transaction that is not decided yet is brought again, before it goes to the dead-letter topic. Default 60, range 0 to 86,400.</param>
public sealed record LabelSettings(TimeSpan UnknownPatience)
{
    /// <summary>Labels of the topic under way at once.</summary>
    public const int BatchMax = 256;

    internal static LabelSettings Read(SettingReader read) => new(TimeSpan.FromSeconds(read.WholeNumber("Labels:UnknownPatience", 60, 0, 86_400, "seconds")));
}
