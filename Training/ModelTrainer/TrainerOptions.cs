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

    /// <summary>Trees without a better validation loss after which growing stops. Default 30.</summary>
    public int Patience { get; init; } = 30;

    /// <summary>Same data and seed, same model. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>LightGBM's own words for it. One thread: its threads spin when cores are shared, which costs more than they bring.</summary>
    public string ToParameters() => string.Create(CultureInfo.InvariantCulture,
        $"objective=binary boosting=gbdt num_leaves={Leaves} learning_rate={LearningRate} min_data_in_leaf={RowsPerLeafMin} min_sum_hessian_in_leaf=1 lambda_l2=5 feature_fraction=0.7 bagging_fraction=0.8 bagging_freq=1 boost_from_average=true deterministic=true force_row_wise=true num_threads=1 seed={Seed} verbosity=-1");
}
