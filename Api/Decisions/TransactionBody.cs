using System.Buffers;
using FraudGrains.Wire;

namespace FraudGrains.Api.Decisions;

/// <summary>Reads a request's body, up to the largest transaction that is accepted.</summary>
internal static class TransactionBody
{
    /// <summary>The body; null when it is larger than <see cref="TransactionJson.LengthMax"/>.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > TransactionJson.LengthMax)
            return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > TransactionJson.LengthMax;
            if (isTooLarge || read.IsCompleted)
            {
                var body = isTooLarge ? null : read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            // Consumed nothing, seen all of it: wait for more and keep what is there.
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
