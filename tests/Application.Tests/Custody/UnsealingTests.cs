using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Custody;

public sealed class UnsealingTests : IAsyncLifetime
{
    private readonly MarketFixture market = new();
    private readonly KeyCustody custody = new();
    private readonly SplitKey master = SplitKey.Create();
    private readonly IReadOnlyList<KeyShare> shares;

    public UnsealingTests() => shares = KeySharing.Split(master, 3, 5);

    private static CancellationToken Ct => MarketFixture.Ct;

    private CustodyBook Book => new(market.Db);

    public async ValueTask InitializeAsync()
    {
        await market.InitializeAsync();
        await Book.CreateAsync(master, shares[0].Commitments, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        custody.Dispose();
        await market.DisposeAsync();
    }

    [Fact]
    public async Task Third_different_share_opens()
    {
        using var unsealing = new Unsealing(Book, custody);
        await unsealing.AddAsync(shares[4].ToText(), Ct);
        await unsealing.AddAsync(shares[4].ToText(), Ct);
        await unsealing.AddAsync(shares[1].ToText(), Ct);
        (custody.IsSealed, unsealing.Progress).ShouldBe((true, (2, 3)));
        await unsealing.AddAsync(shares[2].ToText(), Ct);
        (custody.IsSealed, unsealing.Progress).ShouldBe((false, (0, 0)));
    }

    [Fact]
    public async Task Foreign_share_is_named_and_the_good_ones_stay()
    {
        using var unsealing = new Unsealing(Book, custody);
        using var other = SplitKey.Create();
        await unsealing.AddAsync(shares[0].ToText(), Ct);
        var refused = await Should.ThrowAsync<CustodyException>(() => unsealing.AddAsync(KeySharing.Split(other, 3, 5)[3].ToText(), Ct));
        (refused.Code, refused.Message).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("BAD_SHARE"), r => r.Message.ShouldStartWith("Share 4 "));
        (await Should.ThrowAsync<CustodyException>(() => unsealing.AddAsync("nonsense"u8.ToArray(), Ct))).Code.ShouldBe("BAD_SHARE");
        unsealing.Progress.ShouldBe((1, 3));
    }

    [Fact]
    public async Task Refreshed_shares_take_over_once_they_opened_and_old_ones_are_refused_then()
    {
        var refreshes = ShareRefresh.Create(shares[0].Commitments);
        var fresh = refreshes.Zip(shares).Select(p => p.First.Apply(p.Second)).ToList();
        await Book.RefreshAsync(shares[0].Commitments, refreshes[0].After, replaces: false, Ct);
        using var unsealing = new Unsealing(Book, custody);
        // Mixed they begin anew, and never count together.
        await unsealing.AddAsync(shares[0].ToText(), Ct);
        await unsealing.AddAsync(fresh[1].ToText(), Ct);
        unsealing.Progress.ShouldBe((1, 3));
        await unsealing.AddAsync(fresh[2].ToText(), Ct);
        await unsealing.AddAsync(fresh[3].ToText(), Ct);
        custody.IsSealed.ShouldBeFalse();
        (await Should.ThrowAsync<CustodyException>(() => unsealing.AddAsync(shares[0].ToText(), Ct))).Code.ShouldBe("BAD_SHARE");
        (await Book.ReadAsync(Ct)).Sharings.Select(s => (s.Commitments.Generation, s.IsPending)).ShouldBe([(2, false)]);
    }
}
