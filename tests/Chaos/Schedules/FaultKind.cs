namespace FraudGrains.Chaos.Schedules;

/// <summary>What can go wrong. On the command line in lower case with hyphens: <c>kill-one</c>.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of one silo, which is started again some seconds later.</summary>
    KillOne,

    /// <summary>kill -9 of two silos at once.</summary>
    KillTwo,

    /// <summary>SIGTERM: the silo drains and ends by itself, and is started again.</summary>
    Drain,

    /// <summary>One silo more.</summary>
    Join,

    /// <summary>SIGSTOP of redis-server, and SIGCONT later: connections stay, nothing answers.</summary>
    RedisPause,

    /// <summary>kill -9 of redis-server, and its start from the append-only file as it is.</summary>
    RedisRestart,

    /// <summary>kill -9 of redis-server, and its start without the last 2 seconds of its append-only file: what a machine that dies may cost at <c>appendfsync everysec</c>.</summary>
    RedisRollback,

    /// <summary>
    /// kill -9 of one silo and of redis-server at once, which comes back without its last 2 seconds: what only that silo remembered is gone.
    /// Not drawn unless asked for: docs/operations.md says what is then not promised.
    /// </summary>
    LoseMachine,

    /// <summary>Every broker is cut off.</summary>
    BrokerDown,

    /// <summary>Partitions get other leaders, several times.</summary>
    LeaderMoved,

    /// <summary>Offset commits are refused.</summary>
    CommitErrors,

    /// <summary>Every answer of the brokers takes long.</summary>
    SlowBroker,

    /// <summary>Connections are cut while producers write: what was under way is sent again, and may be stored twice.</summary>
    LostAcks,

    /// <summary>A burst of records that cannot be understood.</summary>
    Poison,

    /// <summary>Nine of ten transactions go to one payee.</summary>
    HotPayee,
}
