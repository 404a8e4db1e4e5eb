namespace FraudGrains.Api.Decisions;

/// <summary>How long a client waits for a decision, and what it is told when the account's state cannot be had in that time. Section <c>Decisions</c>.</summary>
public sealed class DecisionRequestOptions
{
    /// <summary>Shortest and longest time budget.</summary>
    internal static readonly (TimeSpan Min, TimeSpan Max) TimeBudgetRange = (TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));

    /// <summary>Longest time from a body read whole to the answer. After it the answer is of mode unavailable. Default 2 s; 10 ms to 1 min.</summary>
    public TimeSpan TimeBudget { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Requests decided at one time by one process. Those beyond it are answered in mode unavailable at once. Default 1,024: at 512 decisions a second or
    /// more each is made within the default budget. 1 to 100,000.
    /// </summary>
    public int InFlightMax { get; set; } = 1_024;

    /// <summary>Without state, amounts at or above this go to a human; in major units. Default 0: all of them. 0 or more.</summary>
    public decimal UnavailableReviewAtAmount { get; set; }

    /// <summary>Without state, amounts at or above this are blocked; in major units. Default 10,000.00. Not below <see cref="UnavailableReviewAtAmount"/>.</summary>
    public decimal UnavailableBlockAtAmount { get; set; } = 10_000.00m;
}
