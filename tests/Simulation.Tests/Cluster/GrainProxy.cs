using System.Reflection;
using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>A reference to an account grain. What crosses silos goes through Orleans' serializer, both ways.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
internal class GrainProxy : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly MethodInfo TypedCall = typeof(GrainProxy).GetMethod(nameof(Call), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly Dictionary<MethodInfo, MethodInfo> TypedCalls = typeof(IAccountGrain).GetMethods()
        .ToDictionary(m => m, m => TypedCall.MakeGenericMethod(m.ReturnType.IsGenericType ? m.ReturnType.GetGenericArguments()[0] : typeof(object)));

    private World _world = null!;
    private SimulatedSilo? _from;
    private string _account = "";

    public static IAccountGrain Of(World world, SimulatedSilo? from, string account)
    {
        var grain = Create<IAccountGrain, GrainProxy>();
        var proxy = (GrainProxy)(object)grain;
        (proxy._world, proxy._from, proxy._account) = (world, from, account);
        return grain;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        TypedCalls[targetMethod!].Invoke(this, BindingFlags.DoNotWrapExceptions, null, [targetMethod, args], null);

    private static string Told(object?[] args) => args.FirstOrDefault() switch
    {
        CreditLeg[] legs => $" {string.Join(',', legs.Select(l => l.TransactionId))}",
        Transaction transaction => $" {transaction.TransactionId}",
        _ => "",
    };

    private object Call<T>(MethodInfo method, object?[] args)
    {
        var at = Array.FindIndex(args, a => a is CancellationToken);
        var cancellation = at < 0 ? CancellationToken.None : (CancellationToken)args[at]!;
        var called = _world.Calls.Call(_from, _account, method.Name, Serve, cancellation);
        return method.ReturnType == typeof(ValueTask) ? new ValueTask(called) : method.ReturnType == typeof(ValueTask<T>) ? new ValueTask<T>(called) : called;

        async Task<T> Serve(AccountGrain grain, bool crosses, CancellationToken told)
        {
            _world.Scheduler.Trace.Add($"{_from?.Name ?? "client"}: {method.Name} at {_account}{Told(args)}");
            object?[] received = [.. args.Select((a, i) => i == at ? told : crosses ? Wire.Copy(a) : a)];
            try
            {
                var task = method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, received, null) switch
                {
                    ValueTask plain => plain.AsTask(),
                    ValueTask<T> answered => answered.AsTask(),
                    var begun => (Task)begun!,
                };
                await task;
                var result = task is Task<T> typed ? typed.Result : default!;
                return crosses ? (T)Wire.Copy(result)! : result;
            }
            catch (Exception e) when (crosses && e is not OperationCanceledException)
            {
                throw (Exception)Wire.Copy(e)!;
            }
        }
    }
}
