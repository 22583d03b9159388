using NeuraNft.Application.Log;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Neura.EventStore;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Auditor.Access;

/// <summary>An asset's events folded by the decider, and for everything that a right hangs on the event that made it so.</summary>
internal sealed class AccessTrail
{
    private readonly Dictionary<(Account, AccessSource), (IEvent Given, IEvent? Ended)> _rights = [];
    private IEvent? _owner, _everyones, _cap, _burnt;

    private AccessTrail()
    {
    }

    public AssetState State { get; private set; } = AssetState.Initial;

    /// <summary>Of the newest event that counts; 0 where there is none.</summary>
    public long Position { get; private set; }

    /// <param name="stream">In the order of the stream, as far as it counts.</param>
    public static AccessTrail Of(IEnumerable<IEvent> stream)
    {
        var trail = new AccessTrail();
        foreach (var at in stream) EventReading.Of(at, trail.Take);
        return trail;
    }

    /// <summary>The events that an answer rests on, by position.</summary>
    public IReadOnlyList<(AccessRole Role, IEvent Event)> EvidenceOf(Account account, BlockTime at, AccessDecision decision)
    {
        var missed = decision.Denial is null or AccessDenial.Capped or AccessDenial.Burnt || State is not AssetState.Minted minted
            ? null
            : minted.Access.SlotsOf(account).Missed(at)?.Source;
        (AccessRole Role, IEvent? Event)[] evidence =
        [
            (AccessRole.Gives, GivenBy(account, decision.Source)),
            (AccessRole.Default, decision.Source == AccessSource.None ? _everyones : null),
            (AccessRole.Caps, decision.Capped ? _cap : null),
            (AccessRole.Gave, missed is { } source ? Find(account, source)?.Given : null),
            (AccessRole.Ended, State is AssetState.Burnt ? _burnt : missed is { } ended ? Find(account, ended)?.Ended : null),
        ];
        return [.. evidence.Where(e => e.Event is not null).Select(e => (e.Role, e.Event!)).OrderBy(e => e.Item2.Sequence)];
    }

    private IEvent? GivenBy(Account account, AccessSource source) => source switch
    {
        AccessSource.None => null,
        AccessSource.Owner => _owner,
        AccessSource.Default => _everyones,
        _ => Find(account, source)?.Given,
    };

    private (IEvent Given, IEvent? Ended)? Find(Account account, AccessSource source) =>
        _rights.TryGetValue((account, source), out var right) ? right : null;

    private AssetState Take(IEvent at)
    {
        State = Aggregates.Asset.Evolve(State, at.Data);
        Position = at.Sequence;
        switch (at.Data)
        {
            case AssetMinted:
                (_owner, _everyones, _cap) = (at, at, at);
                break;
            case AssetTransferred e:
                _rights[(e.OldOwner, AccessSource.Owner)] = (_owner!, at);
                _owner = at;
                break;
            case AccessSet e:
                _rights[(e.Account, AccessSlots.SourceOf(e.Origin))] = (at, null);
                break;
            case AccessRevoked e:
                End(at, (account, source) => account == e.Account && source != AccessSource.Owner
                    && (e.Origin is not { } origin || source == AccessSlots.SourceOf(origin)));
                break;
            case AccessEpochBumped:
                End(at, (_, source) => source == AccessSource.Grant);
                break;
            case DefaultLevelSet:
                _everyones = at;
                break;
            case MaxLevelSet:
                _cap = at;
                break;
            case AssetBurnt:
                _burnt = at;
                break;
        }

        return State;
    }

    private void End(IEvent at, Func<Account, AccessSource, bool> which)
    {
        foreach (var ((account, source), right) in _rights.ToList())
            if (right.Ended is null && which(account, source)) _rights[(account, source)] = (right.Given, at);
    }
}
