using System.Security.Cryptography;
using System.Text;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>
/// One file a log, named by the hash of its origin. The folder is locked for as long as this lives: two processes with one memory could
/// each cosign another tree.
/// </summary>
public sealed class FolderWitnessState : IWitnessState
{
    /// <summary>The file that is locked; it stays, empty.</summary>
    public const string LockName = "lock";

    private readonly FolderTileStore _files;
    private readonly FileStream _lock;

    /// <exception cref="IOException">Another has the folder.</exception>
    public FolderWitnessState(string folder)
    {
        _files = new FolderTileStore(folder);
        Directory.CreateDirectory(folder);
        try
        {
            _lock = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException($"The witness's folder {folder} cannot be locked, another process may use it: {taken.Message}", taken);
        }
    }

    public async Task<Checkpoint?> LastAsync(string origin, CancellationToken cancellationToken)
    {
        if (await _files.ReadFileAsync(Name(origin), cancellationToken) is not { } bytes) return null;
        // A damaged file must not be taken for none: the witness would cosign any tree anew.
        return Checkpoint.TryParse(Encoding.UTF8.GetString(bytes), out var checkpoint) && checkpoint.Origin == origin
            ? checkpoint
            : throw new InvalidDataException($"What the witness remembers of {origin} is damaged.");
    }

    public Task RememberAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
        _files.ReplaceFileAsync(Name(checkpoint.Origin), Encoding.UTF8.GetBytes(checkpoint.ToString()), cancellationToken);

    public void Dispose() => _lock.Dispose();

    private static string Name(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)));
}
