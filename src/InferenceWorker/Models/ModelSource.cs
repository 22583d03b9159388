namespace NeuraNft.InferenceWorker.Models;

/// <summary>Where a model's bytes go: asked once for room of the file's length, which is then filled.</summary>
public delegate Memory<byte> ModelRoom(long bytes);

/// <summary>Where a job's model comes from, and what its result says it was computed with.</summary>
/// <param name="Sha256">Of the model itself, lower-case hex. Loaded models are known by it; of sealed ones it never leaves.</param>
/// <param name="Cid">Of the stored bytes.</param>
/// <param name="StoredSha256">Of the stored bytes, lower-case hex.</param>
/// <param name="FetchAsync">Puts the model's bytes into the room that it asks for; its exceptions pass through.</param>
public sealed record ModelSource(
    string Sha256, string Cid, string StoredSha256, Func<ModelRoom, CancellationToken, Task> FetchAsync)
{
    /// <summary>Whoever fetches has compared the bytes with <see cref="Sha256"/>, and nobody has to do so again.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether a right is needed to read the model. Anybody may name any hash: it finds only what is loaded of its kind.</summary>
    public bool IsSealed { get; init; }

    /// <summary>What a loaded model is found by.</summary>
    internal string Key => (IsSealed ? "sealed:" : "plain:") + Sha256;

    /// <summary>Null, or that the model is too large: no room is made for it then.</summary>
    internal async Task<ModelRefusal?> FetchWithinAsync(long mostBytes, ModelRoom room, CancellationToken cancellationToken)
    {
        ModelRefusal? tooLarge = null;
        try
        {
            await FetchAsync(
                bytes =>
                {
                    if (bytes <= mostBytes)
                        return room(bytes);
                    tooLarge = new ModelRefusal.ResourceLimit($"The model has {bytes} bytes; the limit is {mostBytes}");
                    throw new InvalidDataException();
                },
                cancellationToken);
        }
        catch (InvalidDataException) when (tooLarge is not null)
        {
            return tooLarge;
        }

        return null;
    }
}
