using System.Text;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Publishing;

/// <summary>
/// The third of a log's three stages: signs the integrated tree and puts the checkpoint in place of the one before. What was ever
/// signed or anchored has to be the new tree's beginning, so that a log that lost or changed something cannot sign it away.
/// </summary>
public sealed class CheckpointPublisher(ITileStore store, NoteSigner signer)
{
    /// <summary>The name that C2SP tlog-tiles serves it under.</summary>
    public const string FileName = "checkpoint";

    /// <summary>The note that was published last; null before the first.</summary>
    /// <exception cref="InvalidDataException">The file is not as it was written.</exception>
    public static async Task<SignedNote?> LastAsync(ITileStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadFileAsync(FileName, cancellationToken) is not { } bytes) return null;
        return SignedNote.TryParse(bytes, out var note) ? note : throw new InvalidDataException("The log's checkpoint is damaged.");
    }

    /// <summary>Signs what is integrated. Null where the tree has not grown since the last time.</summary>
    /// <param name="anchor">The newest checkpoint that was anchored elsewhere; null before the first.</param>
    /// <exception cref="LogForkedException">The tree has not the published or the anchored one as its beginning.</exception>
    public async Task<SignedNote?> SignAsync(Checkpoint? anchor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tree = await TreeSize.ReadAsync(store, cancellationToken);
        var published = await LastAsync(store, cancellationToken) is { } note && Checkpoint.TryParse(note.Text, out var last) ? last : null;
        var reader = new TreeReader(store, tree.Size);
        foreach (var earlier in new[] { anchor, published })
        {
            if (earlier is null) continue;
            if (earlier.Size > tree.Size || await reader.RootAsync(earlier.Size, cancellationToken) != earlier.Root)
                throw new LogForkedException(earlier, tree.Size);
        }
        if (published?.Size == tree.Size) return null;
        var text = new Checkpoint(signer.Verifier.Name, tree.Size, tree.Root).ToString();
        return new SignedNote(text, [signer.Sign(text, now)]);
    }

    /// <summary>Puts a signed checkpoint, with what cosignatures it has, where everybody reads it.</summary>
    public Task PublishAsync(SignedNote note, CancellationToken cancellationToken) =>
        store.ReplaceFileAsync(FileName, Encoding.UTF8.GetBytes(note.ToString()), cancellationToken);
}
