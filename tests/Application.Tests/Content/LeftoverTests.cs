using NeuraNft.Application.Content;

namespace NeuraNft.Application.Tests.Content;

public sealed class LeftoverTests : IAsyncLifetime
{
    private readonly PinnedMarket _market = new();

    private static CancellationToken Ct => MarketFixture.Ct;

    public ValueTask InitializeAsync() => _market.InitializeAsync();

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Theory]
    [InlineData("current", true)]
    [InlineData("due", true)]
    [InlineData("superseded", false)]
    [InlineData("withdrawn", false)]
    public async Task Revision_that_counts_no_more_is_removed_here(string state, bool stays)
    {
        var (content, _) = await _market.SealAsync(1, 1000);
        await _market.Market.CountAsync(
            """
            insert into sealed_content (contract, token_id, version, revision, cid, sha256, size, commitment, salt, plaintext_sha256,
                                        plaintext_size, custody_header, state)
            values ('c', 't', 1, 1, $1, '', 1, '', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), 1, '', $2)
            returning 1::bigint
            """,
            content.Cid.ToString(), state);
        await new Leftovers(_market.Market.Db, _market.Store).RemoveAsync(_market.Time.GetUtcNow(), Ct);
        _market.Store.Contains(content.Cid).ShouldBe(stays);
        (await _market.Market.CountAsync("select count(*) from sealed_content where is_swept")).ShouldBe(stays ? 0 : 1);
    }
}
