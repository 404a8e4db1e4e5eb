namespace FraudGrains.Simulator.Publishing;

/// <summary>Writes labelled transactions into a file, in order. The same transactions give the same bytes.</summary>
internal interface ILabelledWriter : IDisposable
{
    void Write(LabelledTransaction labelled);
}
