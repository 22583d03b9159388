using System.Collections.Concurrent;
using Neura.ContentStore;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>Models and their cards out of content storage; what was read is checked against its CID.</summary>
public sealed class ModelFiles(LocalFolderStore content)
{
    private const int CardsKept = 256;
    private readonly ConcurrentDictionary<string, ModelCard> cards = new(StringComparer.Ordinal);

    /// <summary>Into the room that is made for it.</summary>
    /// <exception cref="ModelFileMissingException">It is not there, or not what its CID says.</exception>
    public async Task ReadAsync(string cid, ModelRoom room, CancellationToken cancellationToken)
    {
        if (!Cid.TryParse(cid, out var parsed) || await content.OpenReadAsync(parsed, cancellationToken) is not ContentRead.Found found)
            throw new ModelFileMissingException();
        await using var stream = found.Content;
        await stream.ReadExactlyAsync(room(found.Identity.Size), cancellationToken);
    }

    /// <returns>Null where the asset names no card.</returns>
    public async Task<ModelResult<ModelCard?>> CardAsync(string? cid, CancellationToken cancellationToken)
    {
        // Metadata is free text of the creator's: only what is a CID can be a card.
        if (!Cid.TryParse(cid, out _))
            return new ModelResult<ModelCard?>.Success(null);
        if (cards.TryGetValue(cid!, out var known))
            return known;
        var json = Array.Empty<byte>();
        try
        {
            await ReadAsync(
                cid!, size => json = size <= ModelCard.MaxBytes ? new byte[size] : throw new InvalidDataException(), cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new ModelRefusal.CardInvalid($"it has more than {ModelCard.MaxBytes} bytes");
        }

        return ModelCard.Parse(json).Then<ModelCard?>(card =>
        {
            if (cards.Count < CardsKept)
                cards[cid!] = card;
            return card;
        });
    }
}
