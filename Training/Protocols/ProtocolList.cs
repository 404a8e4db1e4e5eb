using FraudGrains.Training.Protocols.LaterRows;

namespace FraudGrains.Training.Protocols;

/// <summary>Every protocol there is.</summary>
internal static class ProtocolList
{
    public static IReadOnlyList<IProtocol> All { get; } = [new LaterRowsProtocol()];

    public static IProtocol? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
