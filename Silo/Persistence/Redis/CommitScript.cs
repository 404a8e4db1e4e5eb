using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The conditional write of many accounts as one Lua call: KEYS are the outbox index and the accounts, ARGV seven values for each account.</summary>
internal static class CommitScript
{
    /// <summary>The account holds what was asked for.</summary>
    public const string Done = "1";

    /// <summary>The account holds something else; nothing was written. Any verdict but this and <see cref="Done"/> is the error of that account alone.</summary>
    public const string Refused = "0";

    private const int ValuesPerAccount = 7;

    /// <remarks>
    /// An account that already holds the very version and writer asked for has had this commit: the answer was lost, so it is "done" again.
    /// pcall: an account that cannot be read or written must not hide what happened to its neighbours (a script has no roll-back).
    /// ZADD NX: the index keeps the oldest unfinished moment, so that a busy account does not look young for ever.
    /// </remarks>
    public const string Text = """
        local verdicts = {}
        for i = 2, #KEYS do
          local key, a = KEYS[i], (i - 2) * 7
          local held = redis.pcall('HMGET', key, 'v', 'w')
          if held.err then
            verdicts[i - 1] = held.err
          else
            local v, w = held[1] or '0', held[2] or ''
            if v == ARGV[a + 1] and w == ARGV[a + 2] then
              local written = redis.pcall('HSET', key, 'v', ARGV[a + 3], 'w', ARGV[a + 4], 'd', ARGV[a + 5])
              if type(written) == 'table' and written.err then
                verdicts[i - 1] = written.err
              else
                if ARGV[a + 6] == '' then
                  redis.call('ZREM', KEYS[1], ARGV[a + 7])
                else
                  redis.call('ZADD', KEYS[1], 'NX', ARGV[a + 6], ARGV[a + 7])
                end
                verdicts[i - 1] = '1'
              end
            elseif v == ARGV[a + 3] and w == ARGV[a + 4] then
              verdicts[i - 1] = '1'
            else
              verdicts[i - 1] = '0'
            end
          end
        end
        return verdicts
        """;

    public static RedisKey[] Keys(AccountKeys keys, IReadOnlyList<PendingCommit> batch)
    {
        var all = new RedisKey[batch.Count + 1];
        all[0] = keys.Outbox;
        for (var i = 0; i < batch.Count; i++)
            all[i + 1] = keys.Account(batch[i].Commit.AccountId);
        return all;
    }

    public static RedisValue[] Values(IReadOnlyList<PendingCommit> batch, long nowMs)
    {
        var values = new RedisValue[batch.Count * ValuesPerAccount];
        for (var i = 0; i < batch.Count; i++)
            Fill(values.AsSpan(i * ValuesPerAccount, ValuesPerAccount), batch[i].Commit, nowMs);
        return values;
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
