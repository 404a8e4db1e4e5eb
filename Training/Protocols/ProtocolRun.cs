using FraudGrains.Training.Commands;
using FraudGrains.Training.Protocols.PaySim;

namespace FraudGrains.Training.Protocols;

/// <summary>What a protocol is run with.</summary>
/// <param name="Host">Where it writes.</param>
/// <param name="Data">The rows.</param>
/// <param name="ModelFolder">The model to judge, for protocols that judge one that exists.</param>
/// <param name="OutputFolder">Where <c>metrics.json</c> goes.</param>
/// <param name="Seed">For protocols that train.</param>
/// <param name="Steps">For protocols that split a PaySim file.</param>
internal sealed record ProtocolRun(TrainingHost Host, DataRequest Data, string ModelFolder, string OutputFolder, int Seed, StepSplit Steps);
