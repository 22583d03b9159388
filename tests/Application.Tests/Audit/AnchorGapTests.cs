using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Application.Tests.Audit;

public sealed class AnchorGapTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Gap_counts_what_no_anchor_vouches_for_and_anchors_alone_wait_for_none()
    {
        (await ReadAsync(0)).ShouldBe(new AnchorGap(0, null));
        await market.AppendAsync("contract/gap", Other, Other, Other);
        var (events, since) = await ReadAsync(0);
        events.ShouldBe(3);
        var now = since.ShouldNotBeNull() + TimeSpan.FromMinutes(5);
        new AnchorGap(events, since).Lag(now).ShouldBe(TimeSpan.FromMinutes(5));

        await market.AppendAsync("contract/gap", Anchor);
        var idle = await ReadAsync(3);
        idle.ShouldBe(new AnchorGap(1, null));
        idle.Lag(now).ShouldBe(TimeSpan.Zero);
        await market.AppendAsync("contract/gap", Other);
        (await ReadAsync(3)).Since.ShouldNotBeNull();
        (await ReadAsync(99)).ShouldBe(new AnchorGap(0, null));
    }

    private Task<AnchorGap> ReadAsync(long anchored) => AnchorGap.ReadAsync(market.Db, anchored, Ct);

    private static object Other => new ContractEvent.OwnerSet(Sample.Contract, Sample.Dave, Sample.Dave);

    private static object Anchor => new ContractEvent.AuditAnchored(
        Sample.Contract, "gap.test/log", 3, Convert.ToBase64String(new byte[32]), Sample.Dave, Sample.At(7));
}
