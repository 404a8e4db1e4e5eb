using FraudGrains.Silo.Settings;

namespace FraudGrains.Silo.Embedded;

/// <summary>The directory of this silo's files, held exclusively while it runs: two silos writing one append-only file would ruin it.</summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockFile = "silo.lock";
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Makes the directory if it is not there, and takes it.</summary>
    /// <exception cref="SettingsException">It cannot be made or written, or another silo has it.</exception>
    public static DataDirectory Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Directory '{path}' cannot be made ({e.Message.TrimEnd('.')}). Choose another with 'DataDirectory'.", e);
        }

        try
        {
            // The operating system lets go of it when the process ends, however it ends.
            return new(path, new(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SettingsException($"Directory '{path}' cannot be written by this user. Choose another with 'DataDirectory'.", e);
        }
        catch (IOException e)
        {
            throw new SettingsException($"Directory '{path}' is used by another silo. Stop that one, or give this one its own with 'DataDirectory'.", e);
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock.Dispose();
}
