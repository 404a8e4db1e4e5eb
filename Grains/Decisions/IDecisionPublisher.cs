namespace FraudGrains.Grains.Decisions;

/// <summary>Sends decisions out: every receipt to the decisions topic, those that are not approvals also to the alerts topic. Implemented by the host.</summary>
public interface IDecisionPublisher
{
    /// <summary>Returns once the broker has acknowledged all of them.</summary>
    /// <exception cref="Exception">At least one is not known to be acknowledged; publishing all of them again is safe.</exception>
    Task Publish(IReadOnlyList<DecisionMessage> messages, CancellationToken cancellationToken = default);
}
