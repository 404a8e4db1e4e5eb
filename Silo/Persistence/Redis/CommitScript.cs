using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The conditional write of many accounts as one Lua call: KEYS are the outbox index, the batch number and the accounts, ARGV the number that must be there, the number of this batch and seven values for each account.</summary>
internal static class CommitScript
{
    /// <summary>The account holds what was asked for.</summary>
    public const string Done = "1";

    /// <summary>The account holds something else; nothing was written. Any verdict but this and <see cref="Done"/> is the error of that account alone.</summary>
    public const string Refused = "0";

    /// <summary>The store holds less than it has acknowledged; nothing was written.</summary>
    public const string WentBack = "went-back";

    private const int KeysBefore = 2;
    private const int ValuesBefore = 2;
    private const int ValuesPerAccount = 7;

    /// <remarks>
    /// An account that already holds the very version and writer asked for has had this commit: the answer was lost, so it is "done" again.
    /// pcall: an account that cannot be read or written must not hide what happened to its neighbours (a script has no roll-back).
    /// ZADD NX: the index keeps the oldest unfinished moment, so that a busy account does not look young for ever.
    /// </remarks>
    public const string Text = """
        local tick = tonumber(redis.call('GET', KEYS[2]) or '0')
        if tick < tonumber(ARGV[1]) then
          return { 'went-back' }
        end
        if tick < tonumber(ARGV[2]) then
          redis.call('SET', KEYS[2], ARGV[2], 'EX', 604800)
        end
        local verdicts = {}
        for i = 3, #KEYS do
          local key, a = KEYS[i], (i - 3) * 7 + 2
          local held = redis.pcall('HMGET', key, 'v', 'w')
          if held.err then
            verdicts[i - 2] = held.err
          else
            local v, w = held[1] or '0', held[2] or ''
            if v == ARGV[a + 1] and w == ARGV[a + 2] then
              local written = redis.pcall('HSET', key, 'v', ARGV[a + 3], 'w', ARGV[a + 4], 'd', ARGV[a + 5])
              if type(written) == 'table' and written.err then
                verdicts[i - 2] = written.err
              else
                if ARGV[a + 6] == '' then
                  redis.call('ZREM', KEYS[1], ARGV[a + 7])
                else
                  redis.call('ZADD', KEYS[1], 'NX', ARGV[a + 6], ARGV[a + 7])
                end
                verdicts[i - 2] = '1'
              end
            elseif v == ARGV[a + 3] and w == ARGV[a + 4] then
              verdicts[i - 2] = '1'
            else
              verdicts[i - 2] = '0'
            end
          end
        end
        return verdicts
        """;

    /// <summary>Runs it; the answer holds one verdict an account, or <see cref="WentBack"/> alone.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="keys">Names of what is kept.</param>
    /// <param name="batch">The commits.</param>
    /// <param name="expectedTick">Number that the store must have executed; 0 asks for none.</param>
    /// <param name="tick">Number of this batch; 0 leaves the store's as it is.</param>
    /// <param name="nowMs">Written into the outbox index.</param>
    public static async Task<string[]> Run(IDatabase redis, AccountKeys keys, IReadOnlyList<AccountCommit> batch, long expectedTick, long tick, long nowMs = 0)
    {
        var names = new RedisKey[KeysBefore + batch.Count];
        (names[0], names[1]) = (keys.Outbox, keys.Tick);
        var values = new RedisValue[ValuesBefore + (batch.Count * ValuesPerAccount)];
        (values[0], values[1]) = (expectedTick, tick);
        for (var i = 0; i < batch.Count; i++)
        {
            names[KeysBefore + i] = keys.Account(batch[i].AccountId);
            Fill(values.AsSpan(ValuesBefore + (i * ValuesPerAccount), ValuesPerAccount), batch[i], nowMs);
        }

        // The client sends EVALSHA and falls back to the script's text when the server has forgotten it.
        return (string[])(await redis.ScriptEvaluateAsync(Text, names, values))!;
    }

    /// <summary>How a writer is spelt in Redis: 16 bytes; nothing for "nothing stored".</summary>
    public static RedisValue Writer(Guid writer) => writer == Guid.Empty ? RedisValue.EmptyString : writer.ToByteArray();

    private static void Fill(Span<RedisValue> values, in AccountCommit commit, long nowMs)
    {
        values[0] = commit.ExpectedVersion;
        values[1] = Writer(commit.ExpectedWriter);
        values[2] = commit.Version;
        values[3] = Writer(commit.Writer);
        values[4] = commit.State;
        values[5] = commit.HasOutbox ? nowMs : RedisValue.EmptyString;
        values[6] = commit.AccountId;
    }
}
