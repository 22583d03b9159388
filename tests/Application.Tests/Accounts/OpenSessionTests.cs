using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Accounts;

public sealed class OpenSessionTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Session_too_many_displaces_the_one_refreshed_longest_ago()
    {
        using var parts = new SessionParts(market);
        var first = await parts.OpenAsync(Bob);
        var second = await parts.OpenAsync(Bob);
        await parts.RefreshAsync(first.RefreshToken);
        for (var i = 2; i < 51; i++)
            await parts.OpenAsync(Bob);
        var open = await parts.Table.OpenAsync(SessionParts.Network, Bob, 100, Ct);
        open.Count.ShouldBe(50);
        open.ShouldNotContain(s => s.Id == second.Session.Id);
        parts.Ended.Contains(second.Session.Id).ShouldBeTrue();
        var log = await market.Store.FetchStreamAsync(StreamKeys.Account(SessionParts.Network, Bob), 1, Ct);
        log.Select(e => e.Data).OfType<AccountEvent.SessionClosed>().Single().Reason.ShouldBe(SessionEnd.Displaced);
    }

    [Fact]
    public async Task Node_that_starts_later_knows_what_was_ended()
    {
        using var parts = new SessionParts(market);
        using var other = new SessionParts(market);
        var session = await parts.OpenAsync(Carol);
        await parts.LogOut.HandleAsync(new(Carol, Guid.NewGuid(), null), Ct);
        other.Ended.Contains(session.Session.Id).ShouldBeFalse();
        await other.Ended.LookAsync(Ct);
        other.Ended.Contains(session.Session.Id).ShouldBeTrue();
    }
}
