using FraudGrains.Training.Protocols.HandbookWeek;
using FraudGrains.Training.Protocols.LaterRows;
using FraudGrains.Training.Protocols.PaySim;
using FraudGrains.Training.Protocols.Predecessor;
using FraudGrains.Training.Protocols.SimulatorMonths;

namespace FraudGrains.Training.Protocols;

/// <summary>Every protocol there is.</summary>
internal static class ProtocolList
{
    public static IReadOnlyList<IProtocol> All { get; } = [new LaterRowsProtocol(), new SimulatorProtocol(), new PaySimProtocol(), new PredecessorProtocol(), new HandbookWeekProtocol()];

    public static IProtocol? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
