using FraudGrains.Grains.Labels;
using FraudGrains.Grains.StateFormat;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// The stored form of an account: parts, each a run of tagged sections. The head begins with a version byte and comes first. A section that an older
/// version did not write is empty; one with a tag this version does not know stops the load, because dropping it would lose state.
/// </summary>
/// <remarks>What changes together is one part: the head with every write, the payer's part when it pays, the payee's when it receives, labels and sealed runs of ids hardly ever.</remarks>
internal static class AccountStateCodec
{
    /// <summary>Written by this version. Raise it only when an old section changes its meaning, and keep reading the old one. 1 was a single value; 2 is in parts.</summary>
    public const byte FormatVersion = 2;

    /// <summary>Numbers of the parts. Each sealed run of ids is a part of its own, from <see cref="FirstRunPart"/> on.</summary>
    public const int HeadPart = 0, PayerPart = 1, PayeePart = 2, LabelsPart = 3, FirstRunPart = 16;

    private const byte Debits = 1, Credits = 2, Transactions = 3, Positions = 4, ApiLegs = 5, Decisions = 6, Effects = 7, Summary = 8, Labels = 9, Legs = 10, DebitHistory = 11, CreditHistory = 12, OwedLegs = 13, SealedIds = 14, Own = 15;

    /// <summary>All of it as one value.</summary>
    public static byte[] Encode(AccountState state) => StateParts.Of(new WrittenParts().Take(state)).Join();

    public static void WriteHead(StateWriter writer, AccountState state)
    {
        writer.Byte(FormatVersion);
        writer.Unsigned((ulong)state.Version);
        writer.Section(Positions, state.Positions, PositionsCodec.Write);
        writer.Section(ApiLegs, state.ApiLegs, AppliedCodec.Write);
        writer.Section(Summary, state, WriteSummary);
        writer.Section(Legs, state.Positions, PositionsCodec.WriteLegs);
    }

    public static void WritePayer(StateWriter writer, AccountState state)
    {
        writer.Section(Debits, state.Velocity.Debits, VelocityCodec.Write);
        writer.Section(Transactions, state.Transactions, AppliedCodec.Write);
        writer.Section(Decisions, state.Decisions, DecisionCodec.Write);
        writer.Section(Effects, state.Effects, DecisionCodec.Write);
        writer.Section(OwedLegs, state.Effects, OwedLegsCodec.Write);
        writer.Section(DebitHistory, state.Velocity.Debits, HistoryCodec.Write);
        writer.Section(Own, state.Own, OwnRecordsCodec.Write);
    }

    public static void WritePayee(StateWriter writer, AccountState state)
    {
        writer.Section(Credits, state.Velocity.Credits, VelocityCodec.Write);
        writer.Section(CreditHistory, state.Velocity.Credits, HistoryCodec.Write);
    }

    public static void WriteLabels(StateWriter writer, AccountState state) => writer.Section(Labels, state.Labels, LabelsCodec.Write);

    public static void WriteRun(StateWriter writer, (AppliedTransactions Transactions, SealedIds Run) of) => writer.Section(SealedIds, of, AppliedCodec.WriteRun);

    /// <exception cref="StateFormatException">The bytes are damaged or of a newer version.</exception>
    public static AccountState Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new StateReader(bytes);
        var format = reader.Byte();
        if (format is not (1 or FormatVersion))
            throw new StateFormatException($"has format {format}; this version reads formats 1 to {FormatVersion}: upgrade before reading it");
        var state = new AccountState { Version = reader.Positive() };
        var read = 0UL;
        while (!reader.IsAtEnd)
        {
            var tag = reader.Byte();
            var section = new StateReader(reader.Bytes());
            ReadSection(tag, ref section, state);
            if (!section.IsAtEnd)
                throw new StateFormatException($"has more in section {tag} than this version knows: upgrade before reading it");
            if (tag != SealedIds && (read & 1UL << tag) != 0)
                throw new StateFormatException($"has section {tag} twice");
            read |= 1UL << tag;
        }

        return state;
    }

    private static void ReadSection(byte tag, ref StateReader section, AccountState state)
    {
        switch (tag)
        {
            case Debits: VelocityCodec.Read(ref section, state.Velocity.Debits); break;
            case Credits: VelocityCodec.Read(ref section, state.Velocity.Credits); break;
            case Transactions: AppliedCodec.Read(ref section, state.Transactions); break;
            case Positions: PositionsCodec.Read(ref section, state.Positions); break;
            case ApiLegs: AppliedCodec.Read(ref section, state.ApiLegs); break;
            case Decisions: DecisionCodec.Read(ref section, state.Decisions); break;
            case Effects: DecisionCodec.Read(ref section, state.Effects); break;
            case OwedLegs: OwedLegsCodec.Read(ref section, state.Effects); break;
            case Summary: ReadSummary(ref section, state); break;
            case DebitHistory: HistoryCodec.Read(ref section, state.Velocity.Debits); break;
            case CreditHistory: HistoryCodec.Read(ref section, state.Velocity.Credits); break;
            case Labels: LabelsCodec.Read(ref section, state.Labels); break;
            case SealedIds: AppliedCodec.ReadRun(ref section, state.Transactions); break;
            case Own: OwnRecordsCodec.Read(ref section, state.Own); break;
            case Legs: PositionsCodec.ReadLegs(ref section, state.Positions); break;
            default: throw new StateFormatException($"has a section {tag} that this version does not know: upgrade before reading it");
        }
    }

    private static void WriteSummary(StateWriter writer, AccountState state)
    {
        foreach (var count in state.Outcomes)
            writer.Unsigned((ulong)count);
        writer.Bytes(Convert.FromHexString(state.LastReceiptHash));
    }

    private static void ReadSummary(ref StateReader reader, AccountState state)
    {
        for (var i = 0; i < state.Outcomes.Length; i++)
            state.Outcomes[i] = reader.Positive();
        state.LastReceiptHash = Convert.ToHexStringLower(reader.Bytes());
    }
}
