namespace FraudGrains.Chaos.Processes;

/// <summary>Remembers how long Redis' append-only file was at each moment, so that it can be cut back to what it was.</summary>
internal sealed class AppendOnlyHistory(string folder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Moments kept: ten seconds of them.</summary>
    private const int MomentsMax = 100;

    private readonly Queue<(long At, long Bytes)> _moments = [];
    private ITimer? _timer;

    public void Begin() => _timer ??= time.CreateTimer(_ => Look(), null, TimeSpan.Zero, Interval);

    /// <summary>Cuts the file back to its length of so long ago; the process that writes it must be gone. Returns the bytes cut off.</summary>
    public long CutBack(TimeSpan ago)
    {
        lock (_moments)
        {
            var file = NewestFile();
            var then = _moments.LastOrDefault(m => time.GetElapsedTime(m.At) >= ago, _moments.FirstOrDefault());
            using var stream = file.Open(FileMode.Open, FileAccess.Write);
            var cut = Math.Max(0, stream.Length - then.Bytes);
            stream.SetLength(stream.Length - cut);
            _moments.Clear();
            return cut;
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        lock (_moments)
        {
            _moments.Enqueue((time.GetTimestamp(), NewestFile().Length));
            if (_moments.Count > MomentsMax)
                _moments.Dequeue();
        }
    }

    private FileInfo NewestFile() => new DirectoryInfo(folder).GetFiles("*.incr.aof").MaxBy(f => f.LastWriteTimeUtc)!;
}
