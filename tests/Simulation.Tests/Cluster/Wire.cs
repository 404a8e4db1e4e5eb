using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>What a value is after it has travelled between two silos.</summary>
internal static class Wire
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static object? Copy(object? value) => Serializer.Deserialize<object?>(Serializer.SerializeToArray(value));
}
