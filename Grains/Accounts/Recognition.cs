namespace FraudGrains.Grains.Accounts;

/// <summary>What is known of a transaction that arrives.</summary>
internal enum Recognition
{
    /// <summary>Never seen.</summary>
    New,

    /// <summary>Decided before.</summary>
    Repeat,

    /// <summary>Decided before and the same money; something beside it differs (a time, a channel). The log may word it so; a client may not.</summary>
    OtherWords,

    /// <summary>Asked for over the API and blocked: decided, but its legs were not applied.</summary>
    Blocked,

    /// <summary>Its id was used before for other money.</summary>
    OtherMoney,

    /// <summary>So old that its id may have been let go: it cannot be told from a repeat.</summary>
    TooLateToTell,
}
