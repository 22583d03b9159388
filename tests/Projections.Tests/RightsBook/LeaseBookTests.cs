using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.RightsBook;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.RightsBook;

/// <summary>How leases end: by their time, by being passed on, with the asset.</summary>
public sealed class LeaseBookTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LeaseQueries Leases => new(models.Source);

    [Fact]
    public async Task Lease_that_was_passed_on_ended_then_with_the_one_that_it_prolonged()
    {
        await BuildAsync(new TestLog().OnChain(At(1), Alice, Minted())
            .OnChain(At(10), Bob, Lease(Bob, 10, 30)).OnChain(At(20), Bob, Lease(Bob, 20, 60))
            .OnChain(At(25), Bob, new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease)));
        (await EndsAsync()).ShouldBe([(At(60), At(25), "revoked"), (At(30), At(25), "revoked")]);
    }

    [Fact]
    public async Task What_happened_after_its_time_ended_no_lease()
    {
        await BuildAsync(new TestLog().OnChain(At(1), Alice, Minted())
            .OnChain(At(10), Bob, Lease(Bob, 10, 30)).OnChain(At(20), Carol, Lease(Carol, 20, 60))
            .OnChain(At(40), Alice, new AssetBurnt(Asset, Alice)));
        (await EndsAsync()).ShouldBe([(At(60), At(40), "burnt"), (At(30), null, null)]);
    }

    [Fact]
    public async Task Lease_taken_again_after_it_was_passed_on_runs_and_the_first_has_ended()
    {
        await BuildAsync(new TestLog().OnChain(At(1), Alice, Minted()).OnChain(At(10), Bob, Lease(Bob, 10, 50))
            .OnChain(At(15), Bob, new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease)).OnChain(At(20), Bob, Lease(Bob, 20, 60)));
        (await EndsAsync()).ShouldBe([(At(60), null, null), (At(50), At(15), "revoked")]);
    }

    [Fact]
    public async Task Leases_are_listed_by_page_and_found_by_position()
    {
        await BuildAsync(new TestLog().OnChain(At(1), Alice, Minted())
            .OnChain(At(10), Bob, Lease(Bob, 10, 30)).OnChain(At(10), Carol, Lease(Carol, 10, 30)));
        var first = await Leases.ByAssetAsync(Asset, null, 1, Ct);
        (first.Items.Single().Account, first.HasMore).ShouldBe((Carol, true));
        var rest = await Leases.ByAssetAsync(Asset, new LeasePlace(At(30), first.Items[0].Position), 5, Ct);
        (rest.Items.Single().Account, rest.HasMore).ShouldBe((Bob, false));
        (await Leases.ByLesseeAsync(Bob, null, 5, Ct)).Items.Single().Position.ShouldBe(2);
        (await Leases.FindManyAsync([2, 3], Ct)).Keys.ShouldBe([2]);
    }

    private static object[] Lease(Account account, ulong from, ulong until) =>
    [
        Leased() with { Account = account, StartedAt = At(from), ExpiresAt = At(until) },
        Granted(account, AccessLevel.UseModel, At(until)) with { Origin = GrantOrigin.Lease, GrantedAt = At(from) },
    ];

    private Task BuildAsync(TestLog log) => models.BuildAsync(log.Events, 2, Ct);

    private async Task<IEnumerable<(BlockTime ExpiresAt, BlockTime? EndedAt, string? EndedBy)>> EndsAsync() =>
        (await Leases.ByAssetAsync(Asset, null, 10, Ct)).Items.Select(l => (l.ExpiresAt, l.EndedAt, l.EndedBy));
}
