using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Labels;
using FraudGrains.Simulator;

namespace FraudGrains.Cluster.Tests.Parity;

/// <summary>Brings the label of each fraud to its payer's grain once the delay has passed.</summary>
internal sealed class LateLabels(EngineCluster cluster, TimeSpan delay)
{
    private readonly Queue<TransactionLabel> _unknown = new();

    /// <summary>Rows were decided: what is known of them comes later. In event-time order.</summary>
    public void Expect(IEnumerable<LabelledTransaction> rows)
    {
        foreach (var (transaction, _, _) in rows.Where(r => r.IsFraud))
        {
            _unknown.Enqueue(new()
            {
                TransactionId = transaction.TransactionId,
                Payer = transaction.Payer,
                Payee = transaction.Payee,
                IsFraud = true,
                LabelledAt = transaction.OccurredAt + delay,
            });
        }
    }

    /// <summary>Brings what became known until a moment. Both accounts know it when this returns.</summary>
    public async Task BringUntil(DateTimeOffset moment)
    {
        while (_unknown.TryPeek(out var label) && label.LabelledAt <= moment)
            Assert.Equal(LabelResult.Applied, (await cluster.Account(_unknown.Dequeue().Payer.Value).Label(label)).Result);
    }
}
