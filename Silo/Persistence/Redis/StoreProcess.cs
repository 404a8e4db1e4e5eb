using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>Which process the store is. One that was started again, or a replica that took over, may lack what the one before had acknowledged.</summary>
internal static class StoreProcess
{
    /// <summary>Asked from within a script, as <see cref="CommitScript"/> asks: what it may not know there is not known.</summary>
    private const string Text = """
        local info = redis.pcall('INFO', 'server')
        if type(info) ~= 'string' then
          return { '', info.err or 'no answer' }
        end
        return { string.match(info, 'run_id:(%w+)') or '', 'it has no run_id' }
        """;

    /// <summary>Its run id; empty, with the reason, when it does not tell.</summary>
    /// <exception cref="RedisException">The store does not answer.</exception>
    public static async Task<(string RunId, string WhyNot)> Ask(IDatabase redis)
    {
        var answer = (string[])(await redis.ScriptEvaluateAsync(Text))!;
        return (answer[0], answer[1]);
    }
}
