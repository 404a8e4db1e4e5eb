using FraudGrains.Accounts;

namespace FraudGrains.Grains.Courier;

/// <summary>
/// Requests of one kind to one silo. The first leaves at once; what comes while <see cref="UnderWayMax"/> parcels are on their way gathers, and leaves when
/// one of them is back: no timer, and nothing waits while nobody is busy.
/// </summary>
/// <param name="desk">Carries a parcel to the silo's desk.</param>
/// <param name="alone">Makes one request by itself.</param>
internal sealed class DeskRoute(Func<DeskRequest[], Task<DeskAnswer[]>> desk, Func<DeskRequest, Task<PayeeFeatures[]?>> alone) : IThreadPoolWorkItem
{
    /// <summary>Requests that travel together at most: a parcel stays below the size where its own encoding keeps others waiting.</summary>
    public const int ParcelMax = 256;

    /// <summary>Parcels on their way at once. With one, a parcel held up by a slow payee would hold up all the others; with many, few requests would share one.</summary>
    public const int UnderWayMax = 2;

    private readonly Lock _lock = new();
    private readonly Queue<DeskTask> _gathered = new();
    private readonly Dictionary<AccountId, int> _alone = [];
    private bool _isCalled;
    private int _underWay;

    /// <summary>The answer of the payee, or the error it failed with; null in it for a request that has no answer but that it is done.</summary>
    public Task<PayeeFeatures[]?> Send(DeskRequest request)
    {
        DeskTask? task = new(request);
        bool isCarrierCalled;
        lock (_lock)
        {
            if (_alone.Count > 0 && _alone.ContainsKey(request.Payee))
                task = null;
            else
                _gathered.Enqueue(task);
            isCarrierCalled = task is not null && !_isCalled && _underWay < UnderWayMax;
            _isCalled |= isCarrierCalled;
        }

        // Not on the sending grain's turn: what other grains send until the pool gets to it travels along.
        if (isCarrierCalled)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return task?.Task ?? alone(request);
    }

    void IThreadPoolWorkItem.Execute() => _ = Carry();

    private async Task Carry()
    {
        for (var parcel = Take(isBack: false); parcel.Length > 0; parcel = Take(isBack: true))
        {
            try
            {
                HandOut(parcel, await desk(Array.ConvertAll(parcel, t => t.Request)).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                foreach (var task in parcel)
                    task.TrySetException(e);
            }
        }
    }

    private DeskTask[] Take(bool isBack)
    {
        lock (_lock)
        {
            if (isBack)
                _underWay--;
            else
                _isCalled = false;
            var parcel = new DeskTask[Math.Min(_gathered.Count, ParcelMax)];
            for (var i = 0; i < parcel.Length; i++)
                parcel[i] = _gathered.Dequeue();
            if (parcel.Length > 0)
                _underWay++;
            return parcel;
        }
    }

    private void HandOut(DeskTask[] parcel, DeskAnswer[] answers)
    {
        for (var i = 0; i < parcel.Length; i++)
        {
            if (answers[i].IsLate)
                _ = SendAlone(parcel[i]);
            else if (answers[i].Error is { } error)
                parcel[i].TrySetException(error);
            else
                parcel[i].TrySetResult(answers[i].Features);
        }
    }

    /// <summary>A payee that was late gets its calls alone until it has answered one, so that it holds up one parcel and no more.</summary>
    private async Task SendAlone(DeskTask task)
    {
        var payee = task.Request.Payee;
        lock (_lock)
            _alone[payee] = _alone.GetValueOrDefault(payee) + 1;
        try
        {
            task.TrySetResult(await alone(task.Request).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            task.TrySetException(e);
        }

        lock (_lock)
        {
            if (--_alone[payee] == 0)
                _alone.Remove(payee);
        }
    }
}
