using System.Globalization;
using System.Text.Json;
using Neura.GraphQL.Execution;
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

    internal static ActivityEntry From(ActivityRow row) => new(
        new Position(row.Position), row.EventId, row.Kind, row.EntityType, row.EntityId, row.Actor, row.OccurredAt, row.Summary,
        row.Network, row.BlockHeight, row.BlockHash, row.ReceiptId, row.TxHash);
}
