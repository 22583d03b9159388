using System.Security.Cryptography;
using System.Text;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>One file a log, named by the hash of its origin.</summary>
public sealed class FolderWitnessState(string folder) : IWitnessState
{
    private readonly FolderTileStore _files = new(folder);

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

    private static string Name(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)));
}
