using System.Runtime.ExceptionServices;

namespace FraudGrains.Grains.Courier;

/// <summary>
/// Awaits calls to several grains that were all begun. In their order: while the first is awaited the others come back, and what is back is taken without a turn
/// of its own on the grain's scheduler.
/// </summary>
internal static class Calls
{
    /// <summary>Returns when all are back; the first error is thrown then.</summary>
    public static async ValueTask All(ValueTask[] calls)
    {
        Exception? error = null;
        foreach (var call in calls)
        {
            try
            {
                await call;
            }
            catch (Exception e)
            {
                error ??= e;
            }
        }

        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
    }

    /// <summary>The answers, in the order of the calls, when all are back; the first error is thrown then.</summary>
    public static async ValueTask<T[]> All<T>(ValueTask<T>[] calls)
    {
        Exception? error = null;
        var answers = new T[calls.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            try
            {
                answers[i] = await calls[i];
            }
            catch (Exception e)
            {
                error ??= e;
            }
        }

        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
        return answers;
    }
}
