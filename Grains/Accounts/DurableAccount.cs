using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// One activation's hold on an account's state: loads it when first wanted, writes it under a fence, and forgets it when a write fails,
/// so that nothing is ever built on what the store may not have.
/// </summary>
/// <remarks>
/// Runs on its grain's scheduler: between two awaits nothing else happens. A write that is under way covers every change made before it began, and all
/// changes made meanwhile share the next one. The first write of a state that was read is whole, later ones hold the parts that have changed since.
/// </remarks>
/// <param name="accountId">The account.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="watch">Told when another activation has written; what it returns is thrown instead.</param>
internal sealed class DurableAccount(string accountId, IAccountStore store, IFenceWatch? watch = null)
{
    private Guid _writer = Guid.NewGuid();
    private Task<AccountState>? _loading;
    private AccountState? _state;
    private Task? _write;
    private long _storedVersion;
    private Guid _storedWriter;
    private long _epoch;
    private bool _isWritten;

    /// <summary>Version that is known to be durable.</summary>
    public long DurableVersion => _storedVersion;

    /// <summary>The state; loaded once, however many ask.</summary>
    /// <exception cref="AccountUnavailableException">The store cannot be asked.</exception>
    public async ValueTask<AccountState> Load()
    {
        while (_state is null || IsOfAnEarlierEpoch)
        {
            if (_state is not null)
            {
                await ForgetEarlierEpoch();
                continue;
            }

            var loading = _loading ??= LoadOnce();
            try
            {
                await loading;
            }
            finally
            {
                if (ReferenceEquals(_loading, loading))
                    _loading = null;
            }
        }

        return _state;
    }

    /// <summary>Throws when <paramref name="state"/> has been forgotten meanwhile: what was read from it must not be acted on.</summary>
    public void Ensure(AccountState state)
    {
        if (!ReferenceEquals(_state, state))
            throw new AccountUnavailableException($"A write of account '{accountId}' failed, and what stood on it is void: ask again.");
    }

    /// <summary>
    /// Returns once every change made to <paramref name="state"/> so far is durable by a write of this activation, also those that others made. So whoever
    /// relies on it knows that the account was this activation's, and that the store's client remembers the write.
    /// </summary>
    /// <param name="state">What <see cref="Load"/> gave.</param>
    /// <param name="isAwaited">A client waits: a write that is begun for this goes at once.</param>
    /// <exception cref="AccountUnavailableException">It did not become durable as far as is known; the state is forgotten.</exception>
    /// <exception cref="FenceLostException">Another activation has written; the state is forgotten. Or what was given to be thrown instead.</exception>
    public async Task Commit(AccountState state, bool isAwaited = false)
    {
        if (IsOfAnEarlierEpoch)
            await ForgetEarlierEpoch();
        Ensure(state);

        // What was only read may be a write whose answer was lost: nobody remembers it, should the store lose its last moments.
        if (!_isWritten && state.Version == _storedVersion)
            state.Version++;
        var wanted = state.Version;
        while (_storedVersion < wanted)
        {
            if (_write is null or { IsCompleted: true })
                _write = Write(state, isAwaited);
            await _write;

            // An account at rest need not hold on to it.
            if (_write is { IsCompleted: true })
                _write = null;
            Ensure(state);
        }
    }

    private async Task<AccountState> LoadOnce()
    {
        try
        {
            var epoch = store.Epoch;

            // Orleans starts an activation under its lock, up to the first wait. Two new accounts that asked each other before it would hold each other's thread for ever.
            var number = await store.Number();
            var stored = await store.Load(accountId, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
            var state = stored is null ? new AccountState() : AccountStateCodec.Decode(stored.State);
            state.StandsOn = number;
            (_storedVersion, _storedWriter) = (stored?.Version ?? 0, stored?.Writer ?? Guid.Empty);
            (_epoch, _isWritten) = (epoch, false);
            return _state = state;
        }
        catch (Exception e)
        {
            throw new AccountUnavailableException($"The state of account '{accountId}' cannot be read: {e.GetType().Name}: {e.Message}");
        }
    }

    private async Task Write(AccountState state, bool isAwaited)
    {
        var (version, writer) = (state.Version, _writer);
        try
        {
            var isWhole = state.Written.IsNone;
            await store.Commit(new AccountCommit(accountId, _storedVersion, _storedWriter, version, writer, state.Written.Take(state), isWhole, state.HasOutbox) { IsAwaited = isAwaited });
            (_storedVersion, _storedWriter, _isWritten) = (version, writer, true);
        }
        catch (FenceLostException e)
        {
            Forget();
            throw watch?.StepAside(e) ?? e;
        }
        catch (Exception e)
        {
            Forget();
            throw new AccountUnavailableException($"The state of account '{accountId}' cannot be written: {e.GetType().Name}: {e.Message}");
        }
    }

    private bool IsOfAnEarlierEpoch => _state is not null && _epoch != store.Epoch;

    /// <summary>
    /// The store may have lost what this state stands on: it is read again. Writes under way end first, also the one that was begun when the one before it ended,
    /// so that none can be taken for one of the new state.
    /// </summary>
    private async Task ForgetEarlierEpoch()
    {
        while (_write is { IsCompleted: false } underWay)
            await underWay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (IsOfAnEarlierEpoch)
            Forget();
    }

    private void Forget()
    {
        _state = null;

        // The failed write may still arrive. Under a new name the next one can never be taken for it.
        _writer = Guid.NewGuid();
    }
}
