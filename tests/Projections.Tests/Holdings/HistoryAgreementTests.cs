using FsCheck.Fluent;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Histories;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.RightsBook;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Holdings;

/// <summary>On random histories: owner, versions, parent, running leases and payments are what the decider's own state says.</summary>
public sealed class HistoryAgreementTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_models_agree_with_the_domain()
    {
        var leases = 0;
        foreach (var (history, page) in Histories().Zip(Enumerable.Range(1, 40)))
        {
            var log = history.Steps.Aggregate(new TestLog(), (l, step) => l.OnChain(step.Now, step.Command.Actor, step.Events));
            await models.BuildAsync(log.Events, page, Ct);
            var (state, now) = (history.Steps[^1].After, history.Steps[^1].Now);
            await CompareOwnerAsync(state, history);
            await CompareProvenanceAsync(state, log, history);
            leases += await CompareLeasesAsync(state, now, history);
            (await DifferingAsync()).ShouldBe(0, history.ToString());
        }
        leases.ShouldBeGreaterThan(0);
    }

    // Leases come about in few of them.
    private static IEnumerable<AssetHistory> Histories()
    {
        var all = AssetHistories.Any.Generator.Sample(60, 3_000).ToList();
        return all.Where(h => h.Events.Any(e => e is AssetEvent.LeaseStarted)).Take(20).Concat(all.Take(10));
    }

    private async Task CompareOwnerAsync(AssetState state, AssetHistory history)
    {
        var owner = (state as AssetState.Minted)?.Owner;
        var keys = AssetHistories.People.Select(p => new PageKey<Account>(p, null, 5)).ToList();
        var held = await new HoldingQueries(models.Source).ByOwnerAsync(keys, Ct);
        var profiles = await new ProfileQueries(models.Source).FindManyAsync(AssetHistories.People, Ct);
        foreach (var key in keys)
        {
            held[key].Items.Count.ShouldBe(key.Parent == owner ? 1 : 0, history.ToString());
            (profiles.GetValueOrDefault(key.Parent)?.AssetsOwned ?? 0).ShouldBe(key.Parent == owner ? 1 : 0, history.ToString());
        }
    }

    private async Task CompareProvenanceAsync(AssetState state, TestLog log, AssetHistory history)
    {
        var key = new PageKey<AssetId>(Asset, null, 50);
        var versions = (await new VersionQueries(models.Source).ListAsync([key], Ct))[key].Items;
        versions.Count.ShouldBe(
            log.Events.Count(e => e.Data is AssetEvent.VersionPublished or AssetEvent.AssetMinted { Version: not null }));
        if (state is not AssetState.Minted m)
            return;
        (versions.Count > 0 ? versions[0].Number : 0).ShouldBe(m.Version?.Number ?? 0, history.ToString());
        var ancestors = await new LineageQueries(models.Source).AncestorsAsync([Asset], Ct);
        ancestors[Asset].Select(a => a.AncestorAsset).ShouldBe(m.Parent is { } parent ? [parent] : [], history.ToString());
    }

    // A lease runs for as long as its lessee's right of that origin does.
    private async Task<int> CompareLeasesAsync(AssetState state, BlockTime now, AssetHistory history)
    {
        var rows = (await new LeaseQueries(models.Source).ByAssetAsync(Asset, null, 50, Ct)).Items;
        foreach (var person in AssetHistories.People)
        {
            var runs = rows.Any(r => r.Account == person && r.EndedAt is null && r.ExpiresAt > now);
            var holds = state is AssetState.Minted m && m.Access.Slots.GetValueOrDefault(person) is { } slots
                && slots.Of(GrantOrigin.Lease) is { } right && right.LiveAt(now);
            runs.ShouldBe(holds, $"{person} after\n{history}");
        }
        return rows.Count;
    }

    private async Task<long> DifferingAsync()
    {
        await using var command = models.Source.CreateCommand("select count(*) from royalty_owed_vs_paid where owed <> paid");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
