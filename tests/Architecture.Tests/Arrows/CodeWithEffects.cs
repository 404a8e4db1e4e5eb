using System.Net;

namespace FraudGrains.Architecture.Tests.Arrows;

/// <summary>Does, in the places a compiler moves elsewhere, what no stage may do.</summary>
internal sealed class CodeWithEffects
{
    public static Func<string> InClosure(string path) => () => File.ReadAllText(path);

    public static async Task<long> InAsync(TimeProvider time)
    {
        await Task.Yield();
        return time.GetTimestamp();
    }

    public static IEnumerable<Guid> InIterator()
    {
        yield return Guid.NewGuid();
    }

    public static int InGenericArgument() => new List<IPAddress[]>().Count;
}
