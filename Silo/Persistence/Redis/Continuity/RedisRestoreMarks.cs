using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>Marks in one hash, a field for every endpoint: a silo that starts anew at the same one takes the place of its earlier life.</summary>
internal sealed class RedisRestoreMarks(IDatabase redis, AccountKeys keys) : IRestoreMarks
{
    private const string WholeField = "whole";

    public Task Set(SiloAddress silo, RestoreMark mark) => redis.HashSetAsync(keys.Restores, FieldOf(silo), $"{silo.Generation} {mark}");

    public Task SetWhole(string process) => redis.HashSetAsync(keys.Restores, WholeField, process);

    public async Task<string?> Whole() => await redis.HashGetAsync(keys.Restores, WholeField);

    public async Task<RestoreMark?[]> Of(IReadOnlyList<SiloAddress> silos)
    {
        var held = await redis.HashGetAsync(keys.Restores, [.. silos.Select(FieldOf)]);
        return [.. silos.Select((silo, i) => OfThisLife(silo, held[i]))];
    }

    private static RedisValue FieldOf(SiloAddress silo) => silo.Endpoint.ToString();

    private static RestoreMark? OfThisLife(SiloAddress silo, string? text)
    {
        var life = $"{silo.Generation} ";
        return text is not null && text.StartsWith(life, StringComparison.Ordinal) ? RestoreMark.Parse(text[life.Length..]) : null;
    }
}
