using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>An account as a Redis hash: v its version, w its writer, d the first part of its state, 1, 2, … the others.</summary>
internal static class AccountFields
{
    public const string Version = "v";
    public const string Writer = "w";

    private const string Head = "d";

    /// <summary>The field of a part.</summary>
    public static RedisValue Of(int part) => part == 0 ? Head : part;

    /// <summary>The account of a hash with all its fields; null when there is none.</summary>
    public static StoredAccount? Read(HashEntry[] fields)
    {
        if (fields.Length == 0)
            return null;
        var (version, writer, parts) = (0L, Guid.Empty, new List<StatePart>(fields.Length));
        foreach (var field in fields)
        {
            if (field.Name == Version)
                version = (long)field.Value;
            else if (field.Name == Writer)
                writer = new Guid((byte[])field.Value!);
            else
                parts.Add(new(field.Name == Head ? 0 : (int)field.Name, (byte[])field.Value!));
        }

        return new(version, writer, StateParts.Of(parts).Join());
    }
}
