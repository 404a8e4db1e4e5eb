namespace FraudGrains.Training.Protocols;

/// <summary>A fixed way of judging: which rows teach, which judge, and which figures are told. <c>evaluate --protocol NAME</c> runs it.</summary>
internal interface IProtocol
{
    /// <summary>As it is called on the command line and in <c>metrics.json</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for the help.</summary>
    string Description { get; }

    /// <summary>The format its file has when nobody says otherwise; null when it must be said.</summary>
    string? Format { get; }

    /// <summary>Judges, writes <c>metrics.json</c> into the run's folder and answers the exit code.</summary>
    Task<int> Run(ProtocolRun run, CancellationToken interrupted);
}
