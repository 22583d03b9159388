using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.AccessHistory;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AccessHistory;

/// <summary>
/// Positions: 1 mint, 2 grant to bob, 3 the same with more until 50, 4 cap, 5 grant to carol, 6 revoked, 7 and 8 transfer.
/// </summary>
public sealed class AccessHistoryTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AccessViewQueries View => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(
        new TestLog()
            .OnChain(At(1), Alice, Minted())
            .OnChain(At(10), Alice, Granted(Bob, AccessLevel.UseModel))
            .OnChain(At(20), Alice, Granted(Bob, AccessLevel.EditData, At(50)))
            .OnChain(At(30), Alice, new MaxLevelSet(Asset, AccessLevel.Resale, Alice))
            .OnChain(At(35), Alice, Granted(Carol, AccessLevel.UseModel))
            .OnChain(At(40), Alice, new AccessRevoked(Asset, Carol, Alice))
            .OnChain(At(60), Alice, TransferredTo(Dave)).Events,
        3, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task History_of_an_account_tells_each_interval_and_its_events()
    {
        var history = (await View.HistoryAsync(Asset, Bob, null, 50, Ct)).Items.Where(i => i.Source == "grant");
        history.Select(Short).ShouldBe(
        [
            ("bob.test.near", AccessLevel.UseModel, At(10), At(20), "replaced", 2L, 3L),
            ("bob.test.near", AccessLevel.EditData, At(20), At(30), "cap_changed", 3L, 4L),
            ("bob.test.near", AccessLevel.Resale, At(30), At(50), "expired", 3L, null),
        ]);
    }

    [Fact]
    public async Task History_of_an_asset_has_owners_grants_and_defaults()
    {
        var history = (await View.HistoryAsync(Asset, null, null, 50, Ct)).Items;
        history.Where(i => i.Source == "owner").Select(Short).ShouldBe(
        [
            ("alice.test.near", AccessLevel.AbsoluteOwnership, At(1), At(60), "transferred", 1L, 7L),
            ("dave.test.near", AccessLevel.AbsoluteOwnership, At(60), null, null, 7L, null),
        ]);
        history.Where(i => i.Account == "carol.test.near").Select(Short).ShouldBe(
            [("carol.test.near", AccessLevel.UseModel, At(35), At(40), "revoked", 5L, 6L)]);
        history.Where(i => i.Source == "default").ShouldAllBe(i => i.Account == "" && i.Level == AccessLevel.None);
    }

    [Fact]
    public async Task History_pages_by_cursor_without_gap_or_repetition()
    {
        var all = (await View.HistoryAsync(Asset, null, null, 50, Ct)).Items;
        var (seen, after, more) = (new List<AccessInterval>(), (IntervalCursor?)null, true);
        while (more)
        {
            var page = await View.HistoryAsync(Asset, null, after, 2, Ct);
            seen.AddRange(page.Items);
            (after, more) = (page.Items[^1].Cursor, page.HasMore);
        }

        seen.ShouldBe(all);
        all.Count.ShouldBeGreaterThan(6);
    }

    private static (string, AccessLevel, BlockTime, BlockTime?, string?, long, long?) Short(AccessInterval i) =>
        (i.Account, i.Level, i.FromTime, i.UntilTime, i.EndedBy, i.OpenedPosition, i.ClosedPosition);
}
