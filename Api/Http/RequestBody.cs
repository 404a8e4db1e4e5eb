using System.Buffers;

namespace FraudGrains.Api.Http;

/// <summary>Reads a request's body, up to a length.</summary>
internal static class RequestBody
{
    /// <summary>The body; null when it is longer than <paramref name="lengthMax"/> bytes.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int lengthMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > lengthMax)
            return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > lengthMax;
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
