using System.Net;
using System.Net.Sockets;
using FraudGrains.Silo.Embedded;
using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Embedded;

public sealed class Answers_of_the_embedded_store
{
    /// <summary>Every way in which a stream can be read.</summary>
    public static TheoryData<string> Ways => ["span", "array", "memory", "array, later"];

    [Theory, MemberData(nameof(Ways))]
    public async Task Are_heard_once_the_file_holds_them(string way)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var store = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var (asked, isWritten) = (Signal(), Signal());
        var answers = new AnswersFromTheFile(_ =>
        {
            asked.TrySetResult();
            return new(isWritten.Task);
        });
        await using var stream = (await answers.BeforeAuthenticateAsync(client.Client.RemoteEndPoint!, ConnectionType.Interactive, client.Client, TestContext.Current.CancellationToken))!;

        var heard = Task.Run(() => Read(stream, way), TestContext.Current.CancellationToken);
        await store.SendAsync("+OK"u8.ToArray(), TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(heard.IsCompleted);
        isWritten.SetResult();

        Assert.Equal(3, await heard.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    private static async Task<int> Read(Stream stream, string way)
    {
        var buffer = new byte[16];
        return way switch
        {
            "span" => stream.Read(buffer.AsSpan()),
            "array" => stream.Read(buffer, 0, buffer.Length),
            "memory" => await stream.ReadAsync(buffer.AsMemory()),
#pragma warning disable CA1835 // The older way is what is asked here.
            _ => await stream.ReadAsync(buffer, 0, buffer.Length),
#pragma warning restore CA1835
        };
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
