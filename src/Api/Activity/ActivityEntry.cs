using System.Globalization;
using System.Text.Json;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Collections;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>One event of the log, in short.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Kind">The event's stored name.</param>
/// <param name="EntityType">"collection", "asset" or "inference".</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Actor">On chain the predecessor; off chain the user or "worker:…".</param>
/// <param name="At">Block time on chain; time of recording off chain.</param>
/// <param name="Summary">What changed.</param>
/// <param name="Network">From here on: null for what did not come from a chain.</param>
public sealed record ActivityEntry(
    Position Position, Guid EventId, string Kind, string EntityType, string EntityId, string? Actor, DateTimeOffset At, JsonElement Summary,
    string? Network, long? BlockHeight, string? BlockHash, string? ReceiptId, string? TransactionHash) : IResumableEvent
{
    [GraphQLIgnore]
    public string ResumePosition => Position.Value.ToString(CultureInfo.InvariantCulture);

    internal AssetId? AssetKey { get; private init; }

    internal CollectionId? CollectionKey { get; private init; }

    internal static ActivityEntry From(ActivityRow row) => new(
        new Position(row.Position), row.EventId, row.Kind, row.EntityType, row.EntityId, row.Actor, row.OccurredAt, row.Summary,
        row.Network, row.BlockHeight, row.BlockHash, row.ReceiptId, row.TxHash)
    {
        AssetKey = row.Asset, CollectionKey = row.Collection,
    };
}

/// <summary>What a line is about, as it is now.</summary>
[ObjectType<ActivityEntry>]
public static partial class ActivityEntryType
{
    /// <summary>Also of a deal or an inference; null: it concerns none, or several.</summary>
    [Cost(1)]
    public static async Task<Asset?> GetAssetAsync([Parent] ActivityEntry entry, AssetById assets, CancellationToken cancellationToken) =>
        entry.AssetKey is { } key ? await assets.LoadAsync(key, cancellationToken) : null;

    /// <summary>Null: it concerns none.</summary>
    [Cost(1)]
    public static async Task<Collection?> GetCollectionAsync(
        [Parent] ActivityEntry entry, CollectionById collections, CancellationToken cancellationToken) =>
        entry.CollectionKey is { } key ? await collections.LoadAsync(key, cancellationToken) : null;
}
