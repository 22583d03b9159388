using System.Security.Cryptography;
using NeuraNft.Application.Accounts;
using NeuraNft.Domain;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Accounts;

public sealed class LoginChallengesTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Network = "testnet";
    private readonly LoginChallenges challenges = new(market.Db);
    private readonly DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    [Fact]
    public async Task Challenge_that_was_kept_comes_back_once()
    {
        var kept = await KeepAsync(Alice);
        var burnt = (await BurnAsync(kept, Alice)).ShouldNotBeNull();
        (burnt.Account, burnt.Message, burnt.Recipient, burnt.ExpiresAt).ShouldBe((Alice, kept.Message, kept.Recipient, kept.ExpiresAt));
        burnt.Nonce.ToArray().ShouldBe(kept.Nonce.ToArray());
        (await BurnAsync(kept, Alice)).ShouldBeNull();
    }

    [Fact, Trait("Abuse", "32")]
    public async Task Burn_by_20_at_once_has_exactly_one_winner()
    {
        for (var round = 0; round < 5; round++)
        {
            var kept = await KeepAsync(Alice);
            var burnt = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => BurnAsync(kept, Alice), MarketFixture.Ct)));
            burnt.Count(challenge => challenge is not null).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Expired_challenge_is_null_from_its_very_expiry_on()
    {
        var first = await KeepAsync(Alice);
        (await challenges.BurnAsync(first.Nonce, Network, Alice, first.ExpiresAt, MarketFixture.Ct)).ShouldBeNull();
        var second = await KeepAsync(Alice);
        (await challenges.BurnAsync(second.Nonce, Network, Alice, second.ExpiresAt.AddTicks(-1), MarketFixture.Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Challenge_of_another_account_is_null_and_spent()
    {
        var kept = await KeepAsync(Alice);
        (await BurnAsync(kept, Bob)).ShouldBeNull();
        (await BurnAsync(kept, Alice)).ShouldBeNull();
    }

    [Fact]
    public async Task Challenge_of_another_network_is_null()
    {
        var kept = await KeepAsync(Alice);
        (await challenges.BurnAsync(kept.Nonce, "mainnet", Alice, now, MarketFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Nonce_never_given_out_is_null() =>
        (await challenges.BurnAsync(RandomNumberGenerator.GetBytes(32), Network, Alice, now, MarketFixture.Ct)).ShouldBeNull();

    [Fact]
    public async Task Keeping_one_clears_away_expired_ones()
    {
        var old = LoginChallenge.For(Alice, Network, RandomNumberGenerator.GetBytes(32), new LoginOptions(), now.AddDays(-1));
        await challenges.KeepAsync(old, Network, MarketFixture.Ct);
        await KeepAsync(Alice);
        (await market.CountAsync("select count(*) from login_challenge where nonce = $1", old.Nonce.ToArray())).ShouldBe(0);
    }

    private async Task<LoginChallenge> KeepAsync(Account account)
    {
        var challenge = LoginChallenge.For(account, Network, RandomNumberGenerator.GetBytes(32), new LoginOptions(), now);
        await challenges.KeepAsync(challenge, Network, MarketFixture.Ct);
        return challenge;
    }

    private Task<LoginChallenge?> BurnAsync(LoginChallenge challenge, Account account) =>
        challenges.BurnAsync(challenge.Nonce, Network, account, now, MarketFixture.Ct);
}
