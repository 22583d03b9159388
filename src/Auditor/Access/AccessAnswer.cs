using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Neura.EventStore;

namespace NeuraNft.Auditor.Access;

/// <summary>What an account could do with an asset at a time of the chain, by the events up to a position.</summary>
/// <param name="KnownAt">The last position that counts.</param>
internal sealed record AccessAnswer(
    AssetId Asset, Account Account, BlockTime At, long KnownAt, AccessDecision Decision,
    IReadOnlyList<(AccessRole Role, IEvent Event)> Evidence)
{
    /// <param name="stream">The asset's whole stream.</param>
    /// <returns>Null where no such asset was known.</returns>
    public static AccessAnswer? Of(IReadOnlyList<IEvent> stream, AssetId asset, Account account, BlockTime at, long knownAt)
    {
        var trail = AccessTrail.Of(stream.Where(e => e.Sequence <= knownAt && EventReading.Of(e, ChainOrigin.TimeOf) <= at));
        if (trail.State is AssetState.Unminted) return null;
        var decision = trail.State.Explain(account, at);
        return new AccessAnswer(asset, account, at, knownAt, decision, trail.EvidenceOf(account, at, decision));
    }

    public EventPlace? Place(AccessRole role) =>
        Evidence.Where(e => e.Role == role).Select(e => new EventPlace(e.Event.Sequence, e.Event.Id)).SingleOrDefault();

    public string Sentence => Decision switch
    {
        { Denial: AccessDenial.Burnt } => $"{Account} could do nothing: the asset was burnt.",
        { Source: AccessSource.Owner } => $"{Account} owned it, and could do everything ({Level}).",
        { Level: AccessLevel.None } => $"{Account} could do nothing: {Why}",
        { Source: AccessSource.Default } => $"{Account} could do what everybody could ({Level}).{Less}",
        { Source: var source } => $"{Account} had {Level} by {source.ToString().ToLowerInvariant()}, {Until}.{Less}",
    };

    private string Level => $"level {(int)Decision.Level} {Decision.Level}";

    private string Until => Decision.ExpiresAt is { } end ? $"until {ChainTime.Text(end)}" : "without an end";

    private string Less => Decision switch
    {
        { Capped: true } => " It would be more but for the asset's maximum level.",
        { Denial: not null } => $" It had more once: {Why}",
        _ => "",
    };

    private string Why => Decision.Denial switch
    {
        AccessDenial.Expired => "its right had run out.",
        AccessDenial.Lapsed => "its right ended when the asset changed hands, or its owner ended all grants.",
        AccessDenial.Revoked => "its right was taken back.",
        AccessDenial.Capped => "the asset's maximum level holds it down.",
        _ => "nobody gave it a right.",
    };
}
