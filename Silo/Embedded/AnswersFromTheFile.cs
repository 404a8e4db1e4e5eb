using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;
using StackExchange.Redis.Configuration;

namespace FraudGrains.Silo.Embedded;

/// <summary>
/// Connections to the store inside this process whose answers are heard once its file holds what they answer for: what was answered outlives the process,
/// however that ends. The store itself answers a write while its file is still being written.
/// </summary>
/// <param name="written">Ends when the file holds all that the store had done when it was called.</param>
internal sealed class AnswersFromTheFile(Func<CancellationToken, ValueTask> written) : Tunnel
{
    /// <inheritdoc/>
    public override ValueTask<Stream?> BeforeAuthenticateAsync(EndPoint endpoint, ConnectionType connectionType, Socket? socket, CancellationToken cancellationToken) =>
        new(new Answers(socket ?? throw new InvalidOperationException($"There is no socket to {endpoint}."), written));

    private sealed class Answers(Socket socket, Func<CancellationToken, ValueTask> written) : NetworkStream(socket, ownsSocket: true)
    {
        // Reading into a span comes here too, in every stream that derives from NetworkStream.
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            written(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            await written(cancellationToken);
            return read;
        }
    }
}
