using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Budgets;

/// <summary>What has a budget: every part that each transaction passes through.</summary>
internal static class Operations
{
    public static IEnumerable<Operation> All() => [Decode(), .. Velocity(), .. Features(), Rules(), .. Scoring(), .. State(), Cache()];

    private static Operation Decode()
    {
        var json = SampleTransaction.Json();
        return new("decode", 1, () => TransactionJson.TryRead(json, null, out _, out _));
    }

    private static IEnumerable<Operation> Velocity()
    {
        var nowMs = SampleAccount.Now.ToUnixTimeMilliseconds();
        var (updated, read) = (SampleAccount.Make().Velocity.Debits, SampleAccount.Make().Velocity.Debits);
        var stats = new WindowStats[VelocityWindow.All.Length];
        var legMs = nowMs;
        yield return new("velocity-update", 1, () => updated.Apply(new LegEvent(legMs += 60_000, 71_050, (ulong)legMs / 60_000 % 7)));
        yield return new("velocity-read", 1, () => read.Read(nowMs, stats));
    }

    private static IEnumerable<Operation> Features()
    {
        var state = SampleAccount.Make();
        var (payee, transaction) = (FeatureExtractor.UnknownPayee(), SampleTransaction.Make());
        yield return new("features", 1, () => FeatureExtractor.Extract(state.Velocity.Debits, state.Velocity, state.Labels, payee, transaction));
        yield return new("payee-features", 1, () => FeatureExtractor.ExtractPayee(state.Velocity, state.Labels, 7, SampleAccount.Now.ToUnixTimeMilliseconds()));
    }

    private static Operation Rules()
    {
        var rules = new RuleSet(RuleSetOptions.Defaults());
        var (transaction, features) = (SampleTransaction.Make(), SampleModel.Rows(1)[0]);
        return new("rules", 1, () => rules.Check(transaction, features));
    }

    private static IEnumerable<Operation> Scoring()
    {
        const int Batch = 64;
        var (text, model) = (SampleModel.Parsed(), SampleModel.Ready());
        var (evaluator, contributions) = (new Evaluator(text), new Contributions(text));
        var rows = SampleModel.Rows(Batch);
        var (scores, told) = (new double[Batch], new double[FeatureSchema.Count]);
        yield return new("score-1", 1, () => evaluator.RawScore(rows[0]));
        yield return new("score-64", Batch, () => evaluator.RawScores(rows, scores));
        yield return new("explain", 1, () => contributions.Explain(rows[0], told));
        yield return new("score-64-with-answer", Batch, () => model.Score(rows, 5));
    }

    private static IEnumerable<Operation> State()
    {
        var state = SampleAccount.Make();
        var stored = AccountStateCodec.Encode(state);
        state.Written.Take(state);
        yield return new("state-encode", 1, () => SampleAccount.WriteAfterPayment(state));
        yield return new("state-encode-payee", 1, () => SampleAccount.WriteAfterReceipt(state));
        yield return new("state-decode", 1, () => AccountStateCodec.Decode(stored));
    }

    private static Operation Cache()
    {
        var cache = new SampleCache();
        return new("cache-record", SampleCache.Streams * SampleCache.RecordsPerStream, () => cache.AddDeliverPurge());
    }
}
