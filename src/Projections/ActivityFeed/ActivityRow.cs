using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>One event of the log, in short. From Network on: null for what did not come from a chain.</summary>
public sealed record ActivityRow(
    long Position, Guid EventId, string Kind, string EntityType, string EntityId, string? Contract, string? TokenId,
    string? CollectionId, string? Actor, IReadOnlyList<string> Accounts, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt,
    JsonElement Summary, string? Network, long? BlockHeight, string? BlockHash, BlockTime? BlockTime, string? ReceiptId, int? LogIndex,
    string? TxHash, string? Predecessor, string? Signer)
{
    internal static readonly Table<ActivityRow> Table = new("activity_feed", "position");

    /// <summary>The asset concerned, also by an inference.</summary>
    public AssetId? Asset => Contract is not null && TokenId is not null ? new AssetId(Contract, TokenId) : null;

    public CollectionId? Collection => Contract is not null && CollectionId is not null ? new CollectionId(Contract, CollectionId) : null;

    public ChainOrigin? Origin => Network is null
        ? null
        : new ChainOrigin(
            Network, BlockHeight!.Value, BlockHash!, BlockTime!.Value, ReceiptId!, LogIndex!.Value, TxHash, Predecessor!, Signer);
}
