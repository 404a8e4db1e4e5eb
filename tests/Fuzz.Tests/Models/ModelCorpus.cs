using System.Text;
using System.Text.RegularExpressions;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Grains.Tests.Scoring;

namespace FraudGrains.Fuzz.Tests.Models;

/// <summary>Small models, the first trees of the shipped one, and numbers that break readers.</summary>
internal static partial class ModelCorpus
{
    private static readonly string[] Texts =
    [
        HandMadeModel.Text(HandMadeModel.Tree),
        HandMadeModel.Text(HandMadeModel.Tree, HandMadeModel.Leaf(0.25), HandMadeModel.Tree),
        Shipped(trees: 2),
    ];

    private static readonly string[] Numbers =
        ["0", "-1", "1", "2", "3", "-2", "-3", "4096", "4097", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1e308", "-1e308", "1.7976931348623157e308", "5e-324", "1e999", "-0", "0.5", "inf", "-inf", "nan", "NaN", "Infinity", "+1", "1,5", "0x10", "", " "];

    private static readonly Mutator Bytes = new(
        [.. Texts.Select(Encoding.UTF8.GetBytes)],
        [.. new[] { "\n", "\r\n", "\n\n", "=", "Tree=0\n", "Tree=1\n", "Tree=-1\n", "end of trees\n", "parameters:\n", "num_leaves=1\n", "num_leaves=4096\n", "max_feature_idx=4095\n", "is_linear=1\n", "num_cat=1\n", "average_output\n", "sigmoid:0 ", "sigmoid:1e308 ", "\u0000", "\u2028" }.Select(Encoding.UTF8.GetBytes)]);

    public static byte[] Next(Random random)
    {
        if (random.Next(3) == 0)
            return Bytes.Next(random);
        var text = Texts[random.Next(Texts.Length)];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var numbers = Number().Matches(text);
            var number = numbers[random.Next(numbers.Count)];
            text = text[..number.Index] + Numbers[random.Next(Numbers.Length)] + text[(number.Index + number.Length)..];
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static string Shipped(int trees)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scoring", "Model", "model.txt"));
        return text[..text.IndexOf($"Tree={trees}\n", StringComparison.Ordinal)] + "end of trees\n\nparameters:\nend of parameters\n";
    }

    [GeneratedRegex(@"(?<![\w.+-])-?\d[\d.e+-]*")]
    private static partial Regex Number();
}
