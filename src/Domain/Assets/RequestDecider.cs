using System.Collections.Immutable;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>Asking for access, and the answer of who administers.</summary>
internal static class RequestDecider
{
    public static Verdict Request(Minted m, RequestAccess c, BlockTime now) =>
        m.Access.IsOverMax(c.Level) ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : m.LevelOf(c.Actor, now) is var held && held >= c.Level ? Refuse(new HasAccess(held))
        : m.Requests.GetValueOrDefault(c.Actor) is { } known && (known.Level, known.Message) == (c.Level, c.Message) ? Accept()
        : Accept(new AccessRequested(m.Asset, c.Actor, c.Level, c.Message, now));

    public static Verdict Answer(Minted m, AnswerRequest c, BlockTime now)
    {
        if (!Stands(m.Requests, c))
            return Refuse(new NoSuchRequest(c.Account));
        var answered = new AccessAnswered(m.Asset, c.Account, c.Level, c.Approve, c.Actor, now);
        if (!c.Approve)
            return Accept(answered);
        // What was granted meanwhile is not taken away by an approval; but who was shut out may be let in by one.
        if (m.Access.SlotsOf(c.Account).Of(GrantOrigin.Grant) is { Level: > AccessLevel.None } held && held.LiveAt(now)
            && !held.IsWithin(c.Level, c.ExpiresAt))
            return Refuse(new WouldLose(c.Account));
        var granted = AccessDecider.Grant(m, new AccessAsk(c.Account, c.Level, c.ExpiresAt), c.Actor, now);
        return granted is Verdict.Accepted accepted ? Accept([answered, .. accepted.Events]) : granted;
    }

    /// <summary>Who asked may withdraw, which is an answer of no; also where the asset is no more.</summary>
    public static Verdict Withdraw(AssetState state, AnswerRequest c, BlockTime now) => state switch
    {
        Minted m when Stands(m.Requests, c) => Accept(new AccessAnswered(m.Asset, c.Actor, c.Level, false, c.Actor, now)),
        AssetState.Burnt b when Stands(b.Requests, c) => Accept(new AccessAnswered(b.Asset, c.Actor, c.Level, false, c.Actor, now)),
        _ => Refuse(new NoSuchRequest(c.Actor)),
    };

    private static bool Stands(ImmutableDictionary<Account, AccessRequest> requests, AnswerRequest c) =>
        requests.TryGetValue(c.Account, out var r) && (r.Level, r.RequestedAt) == (c.Level, c.RequestedAt);
}
