using System.Text;

namespace FraudGrains.Simulator.Publishing;

/// <summary>The canonical form as JSON lines, as it goes on the topic, with <c>isFraud</c> and <c>scenario</c> beside the transaction's own fields.</summary>
internal sealed class LabelledJsonWriter(Stream bytes) : ILabelledWriter
{
    private readonly RecordWriter _record = new();

    public void Write(LabelledTransaction labelled)
    {
        var record = _record.Write(labelled.Transaction);
        bytes.Write(record.AsSpan(..^1)); // Without the brace that closes it.
        bytes.Write(Encoding.UTF8.GetBytes(labelled.IsFraud ? $",\"isFraud\":true,\"scenario\":\"{labelled.Scenario}\"}}\n" : ",\"isFraud\":false}\n"));
    }

    public void Dispose()
    {
        _record.Dispose();
        bytes.Dispose();
    }
}
