using System.Runtime.ExceptionServices;

namespace FraudGrains.Fuzz.Tests.Fuzzing;

/// <summary>Keeps an input from costing more memory than it could be worth.</summary>
internal static class Allocation
{
    /// <summary>The call's answer, or the exception it ended in.</summary>
    /// <exception cref="InvalidOperationException">It allocated more than <paramref name="bytesMax"/>, whatever it ended in.</exception>
    public static T AtMost<T>(long bytesMax, Func<T> call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (answer, failure) = Call(call);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > bytesMax)
            throw new InvalidOperationException($"{allocated} bytes were allocated; {bytesMax} are the most that this input is worth.", failure);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return answer!;
    }

    private static (T? Answer, Exception? Failure) Call<T>(Func<T> call)
    {
        try
        {
            return (call(), null);
        }
        catch (Exception e)
        {
            return (default, e);
        }
    }
}
