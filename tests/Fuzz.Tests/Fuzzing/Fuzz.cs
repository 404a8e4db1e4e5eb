using System.Runtime.CompilerServices;

namespace FraudGrains.Fuzz.Tests.Fuzzing;

/// <summary>Shows a target one made-up input after another. A case depends on its seed alone; the one that fails tells how to see it again.</summary>
internal static class Fuzz
{
    /// <summary>A case that takes this long hangs: the slowest honest one is a thousand times faster.</summary>
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(30);

    /// <summary>Longest part of a failing input that is printed, in bytes; the seed gives all of it.</summary>
    private const int ToldMax = 4_096;

    /// <param name="make">The input of a case.</param>
    /// <param name="check">Throws when the target did not keep its promise.</param>
    /// <param name="test">Name of the test, for the command that repeats a case.</param>
    public static Task Run(Func<Random, byte[]> make, Action<byte[]> check, [CallerMemberName] string test = "") =>
        Run(make, input => { check(input); return Task.CompletedTask; }, test);

    /// <inheritdoc cref="Run(Func{Random, byte[]}, Action{byte[]}, string)"/>
    public static async Task Run(Func<Random, byte[]> make, Func<byte[], Task> check, [CallerMemberName] string test = "")
    {
        var begunAt = TimeProvider.System.GetTimestamp();
        var cases = 0;
        for (; cases < FuzzSettings.CasesMax && (cases == 0 || TimeProvider.System.GetElapsedTime(begunAt) < FuzzSettings.Duration); cases++)
        {
            var seed = unchecked(FuzzSettings.Seed + cases);
            var input = make(new Random(seed));
            try
            {
                await Task.Run(() => check(input), TestContext.Current.CancellationToken).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                Assert.Fail(Told(test, seed, input, e));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{test}: {cases} cases from seed {FuzzSettings.Seed}");
    }

    private static string Told(string test, int seed, byte[] input, Exception e) => $"""
        {e.GetType().Name}: {e.Message}
        Seed {seed}, input of {input.Length} bytes. Again: FUZZ_SEED={seed} FUZZ_CASES=1 dotnet test --project tests/Fuzz.Tests -- --filter-method '*{test}'
        base64: {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, ToldMax)))}
        {e.StackTrace}
        """;
}
