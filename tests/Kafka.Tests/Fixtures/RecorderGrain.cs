using Orleans.Streams;
using Orleans.Streams.Core;

namespace FraudGrains.Kafka.Tests.Fixtures;

public interface IRecorderGrain : IGrainWithStringKey
{
    Task<string> Where();
}

[ImplicitStreamSubscription(Namespace)]
public sealed class RecorderGrain(Recorder recorder, Orleans.Runtime.ILocalSiloDetails silo) : Grain, IRecorderGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<TestItem>
{
    public const string Namespace = "recorded";

    public Task<string> Where() => Task.FromResult(silo.Name);

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<TestItem>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<TestItem>> items) => recorder.Take([.. items.Select(item => item.Item)]);

    public Task OnErrorAsync(Exception ex)
    {
        recorder.Errors.Add(ex);
        return Task.CompletedTask;
    }
}
