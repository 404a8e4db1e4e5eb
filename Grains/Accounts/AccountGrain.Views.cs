using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Grains.Accounts;

/// <summary>Looking without touching.</summary>
internal sealed partial class AccountGrain
{
    /// <summary>Most decisions a page gives.</summary>
    private const int PageMax = 100;

    public async Task<AccountRisk> GetRisk() => AccountView.Of(Id, await _account.Load());

    public async Task<DecisionPage> GetDecisions(int limit, string? cursor)
    {
        var state = await _account.Load();
        var before = cursor is null ? long.MaxValue : VersionOf(cursor);
        var page = state.Decisions.NewestFirst.Where(d => d.StateVersion < before).Take(Math.Clamp(limit, 1, PageMax) + 1).ToList();
        if (page.Count <= limit)
            return new DecisionPage(page, null);
        page.RemoveAt(page.Count - 1);
        return new DecisionPage(page, page[^1].StateVersion.ToString(CultureInfo.InvariantCulture));
    }

    private static long VersionOf(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new FormatException($"'{cursor}' is not the cursor of a page.");
}
