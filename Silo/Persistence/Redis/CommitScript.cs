using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The conditional write of many accounts as one Lua call: KEYS are the outbox index, the batch number and the accounts, ARGV the number that must be there, the number of this batch, the process that the store must be, and for each account eight values, a number of parts, and a field and a value for each of these.</summary>
internal static class CommitScript
{
    /// <summary>The account holds what was asked for.</summary>
    public const string Done = "1";

    /// <summary>The account holds something else; nothing was written. Any verdict but this and <see cref="Done"/> is the error of that account alone.</summary>
    public const string Refused = "0";

    /// <summary>The store holds less than it has acknowledged, or is another process and may; nothing was written.</summary>
    public const string WentBack = "went-back";

    private const int KeysBefore = 2;
    private const int ValuesBefore = 3;
    private const int ValuesPerAccount = 8;

    /// <remarks>
    /// An account that already holds the very version and writer asked for has had this commit: the answer was lost, so it is "done" again.
    /// pcall: an account that cannot be read or written must not hide what happened to its neighbours (a script has no roll-back).
    /// One HSET writes version and parts together; what is taken away goes after it, when it no longer can fail for want of memory.
    /// ZADD NX: the index keeps the oldest unfinished moment, so that a busy account does not look young for ever.
    /// </remarks>
    public const string Text = """
        if ARGV[3] ~= '' and string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') ~= ARGV[3] then
          return { 'went-back' }
        end
        local tick = tonumber(redis.call('GET', KEYS[2]) or '0')
        if tick < tonumber(ARGV[1]) then
          return { 'went-back' }
        end
        if tick < tonumber(ARGV[2]) then
          redis.call('SET', KEYS[2], ARGV[2], 'EX', 604800)
        end
        local verdicts = {}
        local a = 3
        for i = 3, #KEYS do
          local key, parts = KEYS[i], tonumber(ARGV[a + 8])
          local held = redis.pcall('HMGET', key, 'v', 'w')
          if held.err then
            verdicts[i - 2] = held.err
          else
            local v, w = held[1] or '0', held[2] or ''
            if v == ARGV[a + 1] and w == ARGV[a + 2] then
              local set, gone, kept = { 'HSET', key, 'v', ARGV[a + 3], 'w', ARGV[a + 4] }, { 'HDEL', key }, { v = true, w = true }
              for p = a + 9, a + 7 + 2 * parts, 2 do
                if ARGV[p + 1] == '' then
                  gone[#gone + 1] = ARGV[p]
                else
                  set[#set + 1] = ARGV[p]
                  set[#set + 1] = ARGV[p + 1]
                  kept[ARGV[p]] = true
                end
              end
              local written = redis.pcall(unpack(set))
              if type(written) == 'table' and written.err then
                verdicts[i - 2] = written.err
              else
                if ARGV[a + 7] == '1' and v ~= '0' then
                  local fields = redis.call('HKEYS', key)
                  for f = 1, #fields do
                    if not kept[fields[f]] then
                      gone[#gone + 1] = fields[f]
                    end
                  end
                end
                if #gone > 2 then
                  redis.call(unpack(gone))
                end
                if ARGV[a + 5] == '' then
                  redis.call('ZREM', KEYS[1], ARGV[a + 6])
                else
                  redis.call('ZADD', KEYS[1], 'NX', ARGV[a + 5], ARGV[a + 6])
                end
                verdicts[i - 2] = '1'
              end
            elseif v == ARGV[a + 3] and w == ARGV[a + 4] then
              verdicts[i - 2] = '1'
            else
              verdicts[i - 2] = '0'
            end
          end
          a = a + 8 + 2 * parts
        end
        return verdicts
        """;

    /// <summary>Runs it; the answer holds one verdict an account, or <see cref="WentBack"/> alone.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="keys">Names of what is kept.</param>
    /// <param name="batch">The commits.</param>
    /// <param name="process">Which process the store must be (see <see cref="StoreProcess"/>); empty asks for none.</param>
    /// <param name="expectedTick">Number that the store must have executed; 0 asks for none.</param>
    /// <param name="tick">Number of this batch; 0 leaves the store's as it is.</param>
    /// <param name="nowMs">Written into the outbox index.</param>
    public static async Task<string[]> Run(
        IDatabase redis, AccountKeys keys, IReadOnlyList<AccountCommit> batch, string process, long expectedTick, long tick, long nowMs = 0)
    {
        var names = new RedisKey[KeysBefore + batch.Count];
        (names[0], names[1]) = (keys.Outbox, keys.Tick);
        var values = new RedisValue[ValuesBefore + batch.Sum(each => ValuesPerAccount + (2 * each.Parts.Count))];
        (values[0], values[1], values[2]) = (expectedTick, tick, process);
        var at = ValuesBefore;
        for (var i = 0; i < batch.Count; i++)
        {
            names[KeysBefore + i] = keys.Account(batch[i].AccountId);
            at += Fill(values.AsSpan(at), batch[i], nowMs);
        }

        // The client sends EVALSHA and falls back to the script's text when the server has forgotten it.
        return (string[])(await redis.ScriptEvaluateAsync(Text, names, values))!;
    }

    /// <summary>How a writer is spelt in Redis: 16 bytes; nothing for "nothing stored".</summary>
    public static RedisValue Writer(Guid writer) => writer == Guid.Empty ? RedisValue.EmptyString : writer.ToByteArray();

    private static int Fill(Span<RedisValue> values, in AccountCommit commit, long nowMs)
    {
        values[0] = commit.ExpectedVersion;
        values[1] = Writer(commit.ExpectedWriter);
        values[2] = commit.Version;
        values[3] = Writer(commit.Writer);
        values[4] = commit.HasOutbox ? nowMs : RedisValue.EmptyString;
        values[5] = commit.AccountId;
        values[6] = commit.IsWhole ? 1 : RedisValue.EmptyString;
        values[7] = commit.Parts.Count;
        for (var i = 0; i < commit.Parts.Count; i++)
        {
            values[ValuesPerAccount + (2 * i)] = AccountFields.Of(commit.Parts[i].Number);
            values[ValuesPerAccount + (2 * i) + 1] = commit.Parts[i].Bytes;
        }

        return ValuesPerAccount + (2 * commit.Parts.Count);
    }
}
