using System.Diagnostics;
using FraudGrains.Streaming.Kafka.Cache;
using Orleans.Streaming.Diagnostics;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>
/// Hears which deliveries end well after a pulling agent of this provider has stopped. The agent finishes those under way before it gives up
/// its queue, but then takes the cursors away without a move, which is how it says at other times what was delivered. Until one stops, nothing is heard.
/// </summary>
internal sealed class AgentEvents : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly SiloAddress _silo;
    private readonly KafkaAdapter _adapter;
    private readonly IDisposable _listeners;
    private IDisposable? _events;

    public AgentEvents(KafkaAdapter adapter, SiloAddress silo)
    {
        (_adapter, _silo) = (adapter, silo);
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == StreamingEvents.ListenerName)
            _events = listener.Subscribe(this, IsWanted);
    }

    // Called by an agent, on its scheduler.
    public void OnNext(KeyValuePair<string, object?> happened)
    {
        switch (happened.Value)
        {
            case StreamingEvents.PullingAgentStopped agent when agent.StreamProvider == _adapter.Name && _silo.Equals(agent.SiloAddress):
                _adapter.AgentStopped(agent.QueueId);
                break;
            case StreamingEvents.MessageDelivered { Batch: KafkaBatchContainer batch }:
                batch.Cursor?.DeliveredAtLast(batch);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _listeners.Dispose();
        _events?.Dispose();
    }

    // Asked at every event, thousands of times a second.
    private bool IsWanted(string name) =>
        name == nameof(StreamingEvents.PullingAgentStopped) || (_adapter.IsStopping && name == nameof(StreamingEvents.MessageDelivered));
}
