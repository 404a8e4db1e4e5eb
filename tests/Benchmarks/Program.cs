using FraudGrains.Benchmarks.Budgets;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Benchmarks.Micro;
using FraudGrains.Benchmarks.Pipeline;

return args.FirstOrDefault() switch
{
    "pipeline" => await PipelineCommand.Run(args[1..]),
    "forest" => await ForestCommand.Run(args[1..]),
    "budgets" => BudgetsCommand.Run(),
    _ => MicroBenchmarks.Run(args),
};
