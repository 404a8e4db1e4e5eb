using System.Text.RegularExpressions;

namespace FraudGrains.Architecture.Tests.Sources;

internal static partial class SourceRules
{
    /// <summary>A file is read in one sitting: most are under 120 lines, none is above this.</summary>
    private const int LinesMax = 400;

    public static IEnumerable<string> TooLong(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        let lines = file.Text.AsSpan().Count('\n')
        where lines > LinesMax
        select $"{file.Path}: {lines} lines";

    public static IEnumerable<string> SilencingTheBan(IEnumerable<(string Path, string Text)> files) =>
        files.Where(f => Silencing().IsMatch(f.Text)).Select(f => f.Path);

    [GeneratedRegex("""^\s*(#\s*pragma\s+warning\s+disable\b|\[.*SuppressMessage\().*RS0030""", RegexOptions.Multiline)]
    private static partial Regex Silencing();
}
