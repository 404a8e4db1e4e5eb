using System.Globalization;
using System.Text;
using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.ModelCard;

/// <summary>Precision over recall as a picture: a few hundred bytes of SVG, no fonts but the viewer's.</summary>
internal static class PrCurve
{
    public const string File = "pr-curve.svg";

    private const double Left = 60, Top = 20, Side = 400;

    /// <summary>Points of a line at most; more cannot be told apart.</summary>
    private const int PointsMax = 400;

    private static readonly string[] Colours = ["#1f5fa8", "#c2571a", "#4d8a3a", "#8a3a7d", "#6b6b6b", "#b8a11e"];

    /// <param name="title">What is judged.</param>
    /// <param name="curves">The scores, each with its name.</param>
    public static string Of(string title, IReadOnlyList<(string Name, Ranking Ranking)> curves)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 470" font-family="sans-serif" font-size="13" role="img" aria-label="{title}">
            <rect width="780" height="470" fill="#fff"/>

            """);
        for (var tick = 0; tick <= 5; tick++)
        {
            var (at, label) = (tick / 5.0, (tick / 5.0).ToString("0.0", CultureInfo.InvariantCulture));
            svg.Append(CultureInfo.InvariantCulture, $"""
                <path d="M{X(at):0.#} {Top}V{Top + Side}M{Left} {Y(at):0.#}H{Left + Side}" stroke="#ddd"/>
                <text x="{X(at):0.#}" y="{Top + Side + 18}" text-anchor="middle">{label}</text><text x="{Left - 8}" y="{Y(at) + 4:0.#}" text-anchor="end">{label}</text>

                """);
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (Side / 2)}\" y=\"{Top + Side + 40}\" text-anchor=\"middle\">recall</text><text transform=\"translate(18 {Top + (Side / 2)}) rotate(-90)\" text-anchor=\"middle\">precision</text>\n");
        for (var i = 0; i < curves.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            svg.Append(CultureInfo.InvariantCulture, $"""
                <polyline fill="none" stroke="{colour}" stroke-width="2" points="{Points(curves[i].Ranking)}"/>
                <path d="M475 {Top + 10 + (22 * i)}h20" stroke="{colour}" stroke-width="3"/><text x="500" y="{Top + 14 + (22 * i)}">{curves[i].Name} {curves[i].Ranking.AveragePrecision():0.000}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Writes the picture into a folder.</summary>
    public static void Write(string folder, string title, IReadOnlyList<(string Name, Ranking Ranking)> curves)
    {
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, File), Of(title, curves));
    }

    private static double X(double recall) => Left + (Side * recall);

    private static double Y(double precision) => Top + (Side * (1 - precision));

    private static string Points(Ranking ranking)
    {
        var steps = ranking.Steps.Where((s, i) => s.Caught > (i == 0 ? 0 : ranking.Steps[i - 1].Caught)).ToList();
        var stride = Math.Max(1, (steps.Count + PointsMax - 1) / PointsMax);
        return string.Join(' ', steps.Where((_, i) => i % stride == 0 || i == steps.Count - 1)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{X((double)s.Caught / ranking.Frauds):0.#},{Y(s.Precision):0.#}")));
    }
}
