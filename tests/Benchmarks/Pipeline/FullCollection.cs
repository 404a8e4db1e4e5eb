using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>Has another .NET process collect all of its garbage, so that what its heap holds is what it needs.</summary>
internal static class FullCollection
{
    /// <summary>Runtime keyword that asks for a full, blocking collection when the session starts (GCHeapCollect in the runtime's event manifest).</summary>
    private const long CollectsHeap = 0x80_0000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Returns when the collection is over.</summary>
    public static async Task Of(int processId, CancellationToken cancellationToken)
    {
        var client = new DiagnosticsClient(processId);
        EventPipeProvider[] providers = [new("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectsHeap)];
        using var session = await client.StartEventPipeSessionAsync(providers, requestRundown: false, circularBufferMB: 16, cancellationToken);
        var reading = session.EventStream.CopyToAsync(Stream.Null, cancellationToken);

        // The session stops when the runtime has done what it was asked for at its start.
        await session.StopAsync(cancellationToken);
        await reading.WaitAsync(Patience, cancellationToken);
    }
}
