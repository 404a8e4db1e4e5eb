using Orleans.Streams;
using Orleans.Streams.Core;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Attaches no observer until the test says so.</summary>
[ImplicitStreamSubscription(Namespace)]
public sealed class ForgetfulGrain(Recorder recorder) : Grain, IGrainWithStringKey, IStreamSubscriptionObserver, IAsyncBatchObserver<TestItem>
{
    public const string Namespace = "forgotten";

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        recorder.AttachObservers ? handleFactory.Create<TestItem>().ResumeAsync(this) : Task.CompletedTask;

    public Task OnNextAsync(IList<SequentialItem<TestItem>> items) => recorder.Take([.. items.Select(item => item.Item)]);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Its activation waits for the test, or fails when the test says so.</summary>
[ImplicitStreamSubscription(Namespace)]
public sealed class ColdGrain(Recorder recorder) : Grain, IGrainWithStringKey, IStreamSubscriptionObserver, IAsyncBatchObserver<TestItem>
{
    public const string Namespace = "cold";

    public override Task OnActivateAsync(CancellationToken cancellationToken) => recorder.Activate(this.GetPrimaryKeyString());

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<TestItem>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<TestItem>> items) => recorder.Take([.. items.Select(item => item.Item)]);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
