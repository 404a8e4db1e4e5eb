using FraudGrains.Accounts;

namespace FraudGrains.Chaos.Feeding;

/// <summary>What a client asked and what it was told.</summary>
internal sealed class Asked(Transaction transaction)
{
    private readonly List<byte[]> _answers = [];

    public Transaction Transaction => transaction;

    /// <summary>Answers that count: 200, of another mode than unavailable.</summary>
    public IReadOnlyList<byte[]> Answers => _answers;

    /// <summary>The client went away right after sending.</summary>
    public bool Died { get; set; }

    /// <summary>An answer that no client may get: neither a decision nor "ask again".</summary>
    public string? Refused { get; set; }

    /// <summary>How often the answer was that none can be given now.</summary>
    public int Unavailable { get; set; }

    public bool IsAccepted => _answers.Count > 0;

    public void Add(byte[] answer) => _answers.Add(answer);
}
