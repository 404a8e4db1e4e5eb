using System.Globalization;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>How the forest is grown. No class weights: they cost precision and calibration in every trial.</summary>
internal sealed record TrainerOptions
{
    /// <summary>Most trees. Default 200, range 1 to 2,000.</summary>
    public int TreesMax { get; init; } = 200;

    /// <summary>Leaves of a tree. Default 31, range 2 to 255.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>Default 0.05.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Fewest training rows in a leaf. Default 50.</summary>
    public int RowsPerLeafMin { get; init; } = 50;

    /// <summary>Share of the features that each tree may use. Default 0.7.</summary>
    public double FeatureShare { get; init; } = 0.7;

    /// <summary>Pull of a leaf's answer towards none. Default 5.</summary>
    public double Shrinkage { get; init; } = 5;

    /// <summary>Trees without a better validation loss after which growing stops. Default 30.</summary>
    public int Patience { get; init; } = 30;

    /// <summary>Same data and seed, same model. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads of the library. Default 1; the trees are the same with 2.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>LightGBM's own words for how a tree is grown, without the number of threads, which changes nothing of it.</summary>
    public string ToParameters() => string.Create(CultureInfo.InvariantCulture,
        $"objective=binary metric=binary_logloss boosting=gbdt num_leaves={Leaves} learning_rate={LearningRate} min_data_in_leaf={RowsPerLeafMin} min_sum_hessian_in_leaf=1 lambda_l2={Shrinkage} feature_fraction={FeatureShare} bagging_fraction=0.8 bagging_freq=1 boost_from_average=true deterministic=true force_row_wise=true feature_pre_filter=false seed={Seed} verbosity=-1");
}
