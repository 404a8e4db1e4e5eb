using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Scoring;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>Models beside the accounts: a hash of what is known of each, their texts packed and cut into parts, and one hash for the choice of each feature schema.</summary>
/// <param name="redis">The account store.</param>
/// <param name="serviceId">First part of every key.</param>
/// <param name="partLength">Bytes of a part. Default 1 MiB: the store inside the process takes no value above its pages of 4 MiB.</param>
public sealed class RedisModelStore(IDatabase redis, string serviceId, int partLength = 1024 * 1024) : IModelStore
{
    /// <summary>A choice is written only over the generation it follows.</summary>
    private const string WriteScript = """
        local held = redis.call('HGET', KEYS[1], 'g')
        if (held or '0') ~= ARGV[1] then return 0 end
        redis.call('HSET', KEYS[1], 'g', ARGV[2], 'd', ARGV[3])
        return 1
        """;

    private const string RestoreScript = """
        if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
        if tonumber(redis.call('HGET', KEYS[1], 'g') or '0') >= tonumber(ARGV[1]) then return 0 end
        redis.call('HSET', KEYS[1], 'g', ARGV[1], 'd', ARGV[2])
        return 1
        """;

    private readonly RedisKey _models = $"{{{serviceId}}}:models";

    public async Task<IReadOnlyList<StoredModel>> List(CancellationToken cancellationToken)
    {
        var entries = await redis.HashValuesAsync(_models).WaitAsync(cancellationToken);
        return [.. entries.Select(e => Read(e).ToModel())];
    }

    public async Task<string?> ReadText(string version, CancellationToken cancellationToken)
    {
        var entry = await redis.HashGetAsync(_models, version).WaitAsync(cancellationToken);
        if (entry.IsNull)
            return null;
        var parts = await redis.StringGetAsync(Parts(version, Read(entry).Parts)).WaitAsync(cancellationToken);
        if (Array.Exists(parts, p => p.IsNull))
            throw new InvalidDataException($"Model {version} in the store is not whole: a part of its text is missing. Upload it again.");
        return Unpack(version, parts);
    }

    public async Task Save(StoredModel model, string text, CancellationToken cancellationToken)
    {
        var version = model.Manifest.Version;
        var parts = Pack(text).Chunk(partLength).ToArray();
        for (var i = 0; i < parts.Length; i++)
            await redis.StringSetAsync(Part(version, i), parts[i]).WaitAsync(cancellationToken);

        // Last: a model that is listed is whole.
        var entry = new Entry(ModelFolder.ManifestText(model.Manifest), model.AddedAt.ToUnixTimeMilliseconds(), model.Source, parts.Length);
        await redis.HashSetAsync(_models, version, JsonSerializer.SerializeToUtf8Bytes(entry)).WaitAsync(cancellationToken);
    }

    public async Task Remove(string version, CancellationToken cancellationToken)
    {
        var entry = await redis.HashGetAsync(_models, version).WaitAsync(cancellationToken);
        await redis.HashDeleteAsync(_models, version).WaitAsync(cancellationToken);
        if (!entry.IsNull)
            await redis.KeyDeleteAsync(Parts(version, Read(entry).Parts)).WaitAsync(cancellationToken);
    }

    public async Task<ModelChoice?> ReadChoice(int featureSchemaVersion, CancellationToken cancellationToken)
    {
        var choice = await redis.HashGetAsync(Choice(featureSchemaVersion), "d").WaitAsync(cancellationToken);
        return choice.IsNull ? null : JsonSerializer.Deserialize<ModelChoice>((byte[])choice!);
    }

    public async Task<bool> WriteChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken)
    {
        RedisValue[] values = [choice.Generation - 1, choice.Generation, JsonSerializer.SerializeToUtf8Bytes(choice)];
        return (bool)await redis.ScriptEvaluateAsync(WriteScript, [Choice(featureSchemaVersion)], values).WaitAsync(cancellationToken);
    }

    public async Task<bool> RestoreChoice(int featureSchemaVersion, ModelChoice choice, CancellationToken cancellationToken)
    {
        RedisValue[] values = [choice.Generation, JsonSerializer.SerializeToUtf8Bytes(choice)];
        return (bool)await redis.ScriptEvaluateAsync(RestoreScript, [Choice(featureSchemaVersion), _models], values).WaitAsync(cancellationToken);
    }

    private RedisKey Choice(int featureSchemaVersion) => $"{{{serviceId}}}:model-choice:{featureSchemaVersion}";

    private RedisKey Part(string version, int index) => $"{{{serviceId}}}:model:{version}:{index}";

    private RedisKey[] Parts(string version, int count) => [.. Enumerable.Range(0, count).Select(i => Part(version, i))];

    private static Entry Read(RedisValue entry) => JsonSerializer.Deserialize<Entry>((byte[])entry!)!;

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Unpack(string version, RedisValue[] parts)
    {
        using var packed = new MemoryStream([.. parts.SelectMany(p => (byte[])p!)]);
        using var zip = new BrotliStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        try
        {
            return reader.ReadToEnd();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"Model {version} in the store is damaged. Upload it again.", e);
        }
    }

    /// <summary>What the hash holds of a model.</summary>
    private sealed record Entry(string Manifest, long AddedAtMs, string Source, int Parts)
    {
        public StoredModel ToModel() => new(ModelFolder.ParseManifest(Manifest), DateTimeOffset.FromUnixTimeMilliseconds(AddedAtMs), Source);
    }
}
