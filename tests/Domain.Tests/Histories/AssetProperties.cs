using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Histories.AssetHistories;

namespace NeuraNft.Domain.Tests.Histories;

/// <summary>What holds after any history; that evolving over what is decided never throws is part of each.</summary>
public sealed class AssetProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static void ForAllSteps(Func<AssetHistory.Step, bool> holds) =>
        Prop.ForAll(Any, history => history.Steps.All(holds)).Check(Runs);

    private static bool ForAllPeople(AssetHistory.Step step, Func<AssetAccess, Account, AccessDecision, bool> holds) =>
        step.After is not AssetState.Minted m || People.All(p => holds(m.Access, p, m.Explain(p, step.Now)));

    [Fact]
    public void Histories_reach_every_event_and_refusal()
    {
        // Some are rare: as many histories as it takes, up to a number that has never been needed.
        var (seen, events, all) = (new List<AssetHistory>(), new HashSet<Type>(), typeof(AssetEvent).GetNestedTypes().ToHashSet());
        for (var batch = 0; batch < 40 && !events.SetEquals(all); batch++)
        {
            seen.AddRange(Any.Generator.Sample(500, 40));
            events.UnionWith(seen.SelectMany(h => h.Events).Select(e => e.GetType()));
        }

        events.ShouldBe(all, ignoreOrder: true);
        seen.SelectMany(h => h.Steps).Select(s => s.Decision).OfType<Decision<AssetEvent, AssetRefusal>.Refused>()
            .Select(r => r.Refusal.GetType()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(7);
    }

    // A lease is paid for each time, and then runs longer; a version is published, and an epoch begun, each time.
    [Fact]
    public void Deciding_again_gives_no_events() =>
        ForAllSteps(s => s.Events.Count == 0 || s.Command is AssetCommand.LeaseAccess or AssetCommand.PublishVersion
            or AssetCommand.BumpEpoch ||
            AssetHistory.Take(s.After, s.Command, s.Now).Events.Count == 0);

    [Fact]
    public void Asset_has_exactly_one_owner() =>
        ForAllSteps(s => s.After is not AssetState.Minted ||
            People.Count(p => s.After.Explain(p, s.Now).Source == AccessSource.Owner) == 1);

    [Fact]
    public void Level_is_never_above_the_cap() =>
        ForAllSteps(s => ForAllPeople(s, (access, person, decision) => person == access.Owner || !access.IsOverMax(decision.Level)));

    [Fact]
    public void Level_never_rises_by_time_alone() =>
        ForAllSteps(s => ForAllPeople(s, (access, person, decision) =>
            access.LevelOf(person, new BlockTime(ulong.MaxValue)) <= Highest(decision.Level, access.Default)));

    [Fact]
    public void Paid_right_never_shrinks_but_by_its_holder() =>
        ForAllSteps(s => (s.Before, s.After) is not (AssetState.Minted before, AssetState.Minted after) ||
            People.Where(p => p != s.Command.Actor).All(p => Paid.All(origin =>
                before.Access.SlotsOf(p).Of(origin) is not { } held || !held.LiveAt(s.Now)
                || (after.Access.SlotsOf(p).Of(origin) is { Ended: null } now && now.Level >= held.Level
                    && now.ExpiresAt >= held.ExpiresAt))));

    [Fact]
    public void Lease_pays_out_its_whole_price_and_no_more() =>
        ForAllSteps(s => s.Events.OfType<LeaseStarted>().All(e => e.Payouts.Total + e.PlatformFee == e.Price));

    [Fact]
    public void Resale_gives_no_more_than_was_held() =>
        ForAllSteps(s => s.Before is not AssetState.Minted before || s.Events.OfType<AccessResold>().All(e =>
            before.Access.SlotsOf(e.From).Of(e.Origin) is { } held && e.Level <= held.Level && e.ExpiresAt == held.ExpiresAt
            && s.After is AssetState.Minted after && after.Access.SlotsOf(e.From).Of(e.Origin) is { Ended: AccessDenial.Revoked }));

    [Fact]
    public void Grants_lapse_at_a_transfer() =>
        ForAllSteps(s => !s.Events.Any(e => e is AssetTransferred) ||
            ForAllPeople(s, (access, person, decision) =>
                person == access.Owner ? decision.Level == AccessLevel.AbsoluteOwnership : decision.Source != AccessSource.Grant));

    [Fact]
    public void Grants_lapse_at_the_owners_word_and_paid_rights_stay() =>
        ForAllSteps(s => s.Command is not AssetCommand.BumpEpoch || s.Events.Count == 0 ||
            ForAllPeople(s, (_, person, decision) => decision.Source != AccessSource.Grant
                && (s.Before.Explain(person, s.Now) is not { Source: > AccessSource.Default } paid || paid.Level == decision.Level)));

    [Fact]
    public void Paid_level_is_cut_by_no_cap_and_no_burn() =>
        ForAllSteps(s => s.Before is not AssetState.Minted before || People.Where(p => p != s.Command.Actor).All(p =>
            Paid.Select(o => before.Access.SlotsOf(p).Of(o)).OfType<AccessGrant>().Where(r => r.LiveAt(s.Now)).All(r =>
                s.After is AssetState.Minted after && (!after.Access.IsOverMax(r.Level) || before.Access.IsOverMax(r.Level)))));

    private static readonly GrantOrigin[] Paid = [GrantOrigin.Lease, GrantOrigin.Resale, GrantOrigin.Purchase];

    [Fact]
    public void Cap_once_set_is_only_lowered() =>
        ForAllSteps(s => (s.Before, s.After) is not (AssetState.Minted before, AssetState.Minted after) ||
            before.Access.Max == AccessLevel.None || (after.Access.Max != AccessLevel.None && after.Access.Max <= before.Access.Max));

    [Fact]
    public void Nothing_changes_at_the_hand_of_someone_without_rights() =>
        ForAllSteps(s => s.Before is not AssetState.Minted || s.Events.Count == 0 ||
            s.Before.LevelOf(s.Command.Actor, s.Now) >= AccessLevel.EditData || s.Command is AssetCommand.LeaseAccess
            or AssetCommand.ResellAccess or AssetCommand.RequestAccess or AssetCommand.TransferAsset or AssetCommand.AnswerRequest
            || s.Command is AssetCommand.RevokeAccess own && own.Account == own.Actor);

    [Fact]
    public void Ownership_moves_only_by_the_owner_or_whom_the_owner_approved() =>
        ForAllSteps(s => s.Before is not AssetState.Minted before || !s.Events.Any(e => e is AssetTransferred or AssetBurnt) ||
            s.Command.Actor == before.Owner || before.Approvals.ContainsKey(s.Command.Actor));

    [Fact]
    public void Denial_is_told_exactly_where_a_level_is_not_reached() =>
        ForAllSteps(s => ForAllPeople(s, (_, _, decision) =>
            Enum.GetValues<AccessLevel>().All(level => decision.Allows(level) == (decision.DenialOf(level) is null))));

    [Fact]
    public void Events_survive_the_store() =>
        Prop.ForAll(Any, h => h.Events.All(e => e.Equals(Stored.StoredJson.RoundTrip(e)))).Check(Runs);

    private static AccessLevel Highest(AccessLevel one, AccessLevel other) => one > other ? one : other;
}
