using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>What must come of a history, told from levels alone: everybody's before and after each instant that may change one.</summary>
internal sealed class RightsOracle
{
    private static readonly Account Stranger = Account.Parse("nobody.test.near");
    private readonly Dictionary<Guid, (Account Requester, RightsLossReason? Ended)> jobs = [];
    private readonly SortedSet<(ulong End, string Account)> ends = [];
    private readonly HashSet<Account> known = [Stranger];
    private int revision = 1;
    private bool isLost, isWithdrawn;
    private ulong now;

    public AssetState State { get; private set; } = AssetState.Initial;

    public List<string> Content { get; } = [];

    public IEnumerable<(Guid Job, RightsLossReason? Ended)> Jobs => jobs.Select(j => (j.Key, j.Value.Ended));

    public void Requested(Guid job, Account requester) => jobs[job] = (requester, null);

    public void OnChain(BlockTime time, params AssetEvent[] events)
    {
        Pass(time);
        foreach (var e in events)
        {
            Learn(e);
            var before = State;
            State = AssetDecider.Evolve(before, e);
            Compare(before, time, State, time, e switch
            {
                AssetEvent.AssetTransferred => RightsLossReason.Transferred,
                AssetEvent.AccessEpochBumped b => b.OldOwner == b.NewOwner ? RightsLossReason.Lapsed : RightsLossReason.Transferred,
                AssetEvent.AccessRevoked => RightsLossReason.Revoked,
                AssetEvent.AssetBurnt => RightsLossReason.Burnt,
                _ => RightsLossReason.Lowered,
            });
            isWithdrawn |= e is AssetEvent.AssetBurnt;
        }
    }

    /// <summary>The chain has come so far.</summary>
    public void Pass(BlockTime time)
    {
        for (; ends.Count > 0 && ends.Min.End <= time.Nanoseconds; ends.Remove(ends.Min))
            if (ends.Min.End > now)
                Compare(
                    State, new BlockTime(ends.Min.End - 1), State, new BlockTime(ends.Min.End), RightsLossReason.Expired);
        now = time.Nanoseconds;
    }

    /// <summary>What was lost since is followed: once, however much it was.</summary>
    public void Settle()
    {
        if (isWithdrawn && revision > 0)
        {
            if (isLost)
                Content.Add($"due {revision}");
            Content.Add($"withdrawn {revision}");
            revision = 0;
        }
        else if (isLost)
        {
            Content.Add($"due {revision}");
            Content.Add($"done {++revision}");
        }

        isLost = false;
    }

    private void Learn(AssetEvent @event)
    {
        switch (@event)
        {
            case AssetEvent.AssetMinted e: known.Add(e.Owner); break;
            case AssetEvent.AssetTransferred e: known.Add(e.NewOwner); break;
            case AssetEvent.AccessSet e:
                known.Add(e.Account);
                if (e.ExpiresAt is { } end)
                    ends.Add((end.Nanoseconds, e.Account.Value));
                break;
        }
    }

    private void Compare(AssetState before, BlockTime at, AssetState after, BlockTime then, RightsLossReason reason)
    {
        // Of a burnt asset there is nothing left to encrypt anew.
        isLost |= reason != RightsLossReason.Burnt && !isWithdrawn && known.Any(a =>
            before.LevelOf(a, at) >= AccessLevel.ViewAndDownload && after.LevelOf(a, then) < AccessLevel.ViewAndDownload);
        foreach (var (job, (requester, _)) in jobs.Where(j => j.Value.Ended is null).ToList())
            if (after.LevelOf(requester, then) < AccessLevel.UseModel)
                jobs[job] = (requester, reason);
    }
}
