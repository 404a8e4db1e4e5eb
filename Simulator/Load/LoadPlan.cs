namespace FraudGrains.Simulator.Load;

/// <summary>What is asked of the API.</summary>
/// <param name="Url">Address of the API; decisions are asked at <c>/api/v1/decisions</c> below it.</param>
/// <param name="RatePerSecond">Requests a second, sent whether or not the ones before are answered.</param>
/// <param name="Duration">How long is measured.</param>
/// <param name="WarmUp">How long requests are sent before that and not counted: this program, too, is slow while its code is compiled and its connections are opened.</param>
internal sealed record LoadPlan(Uri Url, double RatePerSecond, TimeSpan Duration, TimeSpan WarmUp)
{
    /// <summary>Requests under way at most. Beyond, a request is not sent and counts as failed: the load has outrun what is measured.</summary>
    public const int UnderWayMax = 20_000;

    /// <summary>A request without an answer for so long has failed.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Requests that are sent, those of the warm-up included.</summary>
    public long Requests => (long)Math.Ceiling(RatePerSecond * (WarmUp + Duration).TotalSeconds);
}
