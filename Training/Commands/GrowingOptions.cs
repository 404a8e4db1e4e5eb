using System.CommandLine;
using FraudGrains.Training.ModelTrainer;

namespace FraudGrains.Training.Commands;

/// <summary>The options that say how the forest is grown.</summary>
internal sealed class GrowingOptions
{
    private static readonly TrainerOptions Default = new();

    private readonly Option<int> _seed = NumberOption.Of("--seed", "Same data and seed, same model", Default.Seed, 0, int.MaxValue);
    private readonly Option<int> _trees = NumberOption.Of("--trees", "Most trees", Default.TreesMax, 1, 2_000);
    private readonly Option<int> _leaves = NumberOption.Of("--leaves", "Most leaves of a tree", Default.Leaves, 2, 255);
    private readonly Option<double> _rate = NumberOption.Of("--learning-rate", "Weight of each tree", Default.LearningRate, 0.001, 1);
    private readonly Option<int> _rowsPerLeaf = NumberOption.Of("--rows-per-leaf", "Fewest training rows in a leaf", Default.RowsPerLeafMin, 1, 1_000_000);
    private readonly Option<double> _featureShare = NumberOption.Of("--feature-share", "Share of the features that each tree may use", Default.FeatureShare, 0.05, 1);
    private readonly Option<double> _shrinkage = NumberOption.Of("--shrinkage", "Pull of a leaf's answer towards none (LightGBM's lambda_l2)", Default.Shrinkage, 0, 10_000);
    private readonly Option<int> _threads = NumberOption.Of("--threads", "Threads of the library; the trees are the same", Default.Threads, 1, 64);
    private readonly Option<int> _trials = NumberOption.Of("--search", "Sets of hyper-parameters to try, the given one first, the others drawn from the seed; the best average precision on the validation rows is taken", 1, 1, HyperparameterSearch.TrialsMax);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _seed, _trees, _leaves, _rate, _rowsPerLeaf, _featureShare, _shrinkage, _threads, _trials })
            command.Add(option);
    }

    /// <summary>How many sets are tried.</summary>
    public int Trials(ParseResult parsed) => parsed.GetValue(_trials);

    public TrainerOptions Read(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(_seed),
        TreesMax = parsed.GetValue(_trees),
        Leaves = parsed.GetValue(_leaves),
        LearningRate = parsed.GetValue(_rate),
        RowsPerLeafMin = parsed.GetValue(_rowsPerLeaf),
        FeatureShare = parsed.GetValue(_featureShare),
        Shrinkage = parsed.GetValue(_shrinkage),
        Threads = parsed.GetValue(_threads),
    };
}
