using System.Globalization;
using System.Text;
using FraudGrains.Training.ModelTrainer;

namespace FraudGrains.Training.ModelCard;

/// <summary>The search for hyper-parameters as a table.</summary>
internal static class SearchText
{
    public static string Of(Trial[] search)
    {
        var text = new StringBuilder("""

            The best average precision on the validation rows was taken:

            | leaves | learning rate | rows per leaf | feature share | shrinkage | trees | log-loss | average precision |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var t in search)
            text.Append(CultureInfo.InvariantCulture, $"| {t.Leaves} | {t.LearningRate} | {t.RowsPerLeafMin} | {t.FeatureShare} | {t.Shrinkage} | {t.Trees} | {t.ValidationLogLoss:0.000000} | {t.ValidationAp:0.0000} |\n");
        return text.ToString();
    }
}
