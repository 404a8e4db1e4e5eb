using System.Text;
using FraudGrains.Decisions;
using FraudGrains.Oracle;
using FraudGrains.Simulation.Tests.Clients;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Wire;

namespace FraudGrains.Simulation.Tests.Checks;

/// <summary>What must hold at the end of every schedule.</summary>
internal static class Reckoning
{
    public static List<string> Compare(World world, Producer producer, ApiClients clients)
    {
        var published = world.Broker.Decisions.ToLookup(r => DecisionJson.Read(r).TransactionId, StringComparer.Ordinal);
        return
        [
            .. world.StoreLosesMemoriesToo ? [] : Repeats(published),
            .. Missing(published, producer),
            .. Answers(published, clients),
            .. DeadLetters(world, producer),
            .. StateOracle.Compare(Accepted(published, producer, clients), world.Store.States).Select(d => d.ToString()),
        ];
    }

    private static IEnumerable<string> Repeats(ILookup<string, byte[]> published) =>
        published.Where(p => p.Select(Encoding.UTF8.GetString).Distinct().Count() > 1)
            .Select(p => $"the decision of {p.Key} was published in {p.Select(Encoding.UTF8.GetString).Distinct().Count()} wordings:\n      {string.Join("\n      ", p.Select(Encoding.UTF8.GetString).Distinct())}");

    private static IEnumerable<string> Missing(ILookup<string, byte[]> published, Producer producer) =>
        producer.Sent.Keys.Where(id => !published.Contains(id)).Select(id => $"no decision of {id} was published");

    private static IEnumerable<string> Answers(ILookup<string, byte[]> published, ApiClients clients)
    {
        foreach (var client in clients.All)
        {
            var id = client.Transaction.TransactionId;
            var told = published[id].FirstOrDefault() is { } receipt ? Text(DecisionJson.Read(receipt)) : "nothing";
            foreach (var answer in client.Answers.Select(Text).Where(a => a != told).Distinct())
                yield return $"a client was answered {answer}, published was {told}";
        }
    }

    private static IEnumerable<string> DeadLetters(World world, Producer producer) =>
    [
        .. producer.Unfit.Except(world.Broker.DeadLetters).Select(place => $"the record at {place} is unfit and was not dead-lettered"),
        .. world.Broker.DeadLetters.Except(producer.Unfit).Select(place => $"the record at {place} is fit and was dead-lettered"),
    ];

    /// <summary>What the log brought is accepted; what only a client asked for is accepted if its decision was published, and then on both accounts.</summary>
    private static List<AcceptedTransaction> Accepted(ILookup<string, byte[]> published, Producer producer, ApiClients clients)
    {
        var all = producer.Sent.Values.UnionBy(clients.All.Select(c => c.Transaction), t => t.TransactionId);
        var accepted = new List<AcceptedTransaction>();
        foreach (var transaction in all)
        {
            var outcomes = published[transaction.TransactionId].Select(r => DecisionJson.Read(r).Outcome).Distinct().ToList();
            Outcome? outcome = outcomes.Count == 1 ? outcomes[0] : null;
            var isInLog = producer.Sent.ContainsKey(transaction.TransactionId);
            if (isInLog || outcome is not null)
                accepted.Add(new AcceptedTransaction(transaction, isInLog || outcome != Outcome.Block, outcome));
        }

        return accepted;
    }

    private static string Text(Decision decision) => Encoding.UTF8.GetString(DecisionJson.ToUtf8(decision));
}
