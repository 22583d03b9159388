namespace NeuraNft.Api;

/// <summary>Where a command landed.</summary>
/// <param name="CommandId">Names the command for good.</param>
/// <param name="Position">Of its event in the log: hand it back as NeuraNft-Min-Position to read your own write.</param>
/// <param name="Replayed">True where an earlier try of the same command had written it.</param>
public sealed record CommandReceipt(Guid CommandId, Position? Position, bool Replayed)
{
    /// <summary>Of the stream that it changed, after it.</summary>
    public int? Version { get; init; }
}
