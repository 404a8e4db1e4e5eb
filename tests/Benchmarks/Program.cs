using FraudGrains.Benchmarks.Budgets;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Benchmarks.Micro;
using FraudGrains.Benchmarks.Pipeline;

return args.FirstOrDefault() switch
{
    "pipeline" => await PipelineCommand.Run(args[1..]),
    "forest" => ForestCommand.Run(),
    "budgets" => BudgetsCommand.Run(),
    _ => MicroBenchmarks.Run(args),
};
