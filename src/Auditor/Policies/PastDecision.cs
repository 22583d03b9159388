using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Auditor.Policies;

/// <summary>What was decided once, and on what.</summary>
/// <param name="Event">Its stored name.</param>
/// <param name="ChainTime">That it was decided at.</param>
/// <param name="StreamVersion">Of the asset's stream that it was decided on; null: it does not say.</param>
internal sealed record PastDecision(
    long Position, string Event, KeyPurpose Act, AssetId Asset, Account Account, BlockTime ChainTime, long? StreamVersion,
    DateTimeOffset RecordedAt, AccessLevel Level, bool Allowed)
{
    private static readonly HashSet<string> Kinds =
    [
        StoredNames.Of(typeof(KeyEvent.KeyReleased)), StoredNames.Of(typeof(KeyEvent.KeyRefused)),
        StoredNames.Of(typeof(InferenceEvent.InferenceRequested)),
    ];

    /// <summary>Null for what is no decision about a right.</summary>
    public static PastDecision? Find(IEvent at) => !Kinds.Contains(at.EventTypeName) ? null : at.Data switch
    {
        KeyEvent.KeyReleased e => Of(at, e.Purpose, e, e.Decision, true),
        KeyEvent.KeyRefused { Code: "ACCESS_DENIED" } e => Of(at, e.Purpose, e, e.Decision, false),
        InferenceEvent.InferenceRequested e => new PastDecision(
            at.Sequence, at.EventTypeName, KeyPurpose.Inference, e.Asset, e.Requester, e.RequestedAt, null, at.Timestamp, e.LevelSeen,
            true),
        _ => null,
    };

    private static PastDecision Of(IEvent at, KeyPurpose act, KeyEvent e, KeyDecision on, bool allowed) => new(
        at.Sequence, at.EventTypeName, act, e.Asset, e.Account, on.ChainTime, on.StreamVersion, at.Timestamp, on.Level, allowed);
}
