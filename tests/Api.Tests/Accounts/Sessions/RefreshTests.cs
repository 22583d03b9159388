using System.Net;
using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.Tests.Accounts.ApiKeys;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Accounts.AccountEvent;

namespace NeuraNft.Api.Tests.Accounts.Sessions;

public sealed class RefreshTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_gives_new_tokens_and_the_log_tells_it()
    {
        var first = await market.VisitAsync(Ct);
        var second = await first.RefreshedAsync(Ct);
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        (await second.IsLoggedInAsync(Ct)).ShouldBeTrue();
        (await first.IsLoggedInAsync(Ct)).ShouldBeTrue("an access token lives to its end");
        var log = await market.LogAsync(first.Signer, Ct);
        log.Select(e => e.GetType()).ShouldBe([typeof(SessionOpened), typeof(SessionRefreshed)]);
        log[1].ShouldBeOfType<SessionRefreshed>().Session.ShouldBe(log[0].ShouldBeOfType<SessionOpened>().Session);
    }

    [Fact]
    [Trait("Abuse", "39")]
    public async Task Row_39_refresh_token_used_again_revokes_the_family_and_the_log_tells_it()
    {
        var stolen = await market.VisitAsync(Ct);
        var owner = await stolen.RefreshedAsync(Ct);
        market.Time.Ahead += TimeSpan.FromSeconds(11);
        (await stolen.RefreshAsync(Ct)).Refusal.ShouldBe("RefreshTokenReusedError");
        (await owner.RefreshAsync(Ct)).Refusal.ShouldBe("SessionEndedError", "nobody knows who of the two is the owner");
        (await owner.ViewAsync(Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await market.LogAsync(owner.Signer, Ct))[^1].ShouldBeOfType<SessionClosed>().Reason.ShouldBe(SessionEnd.TokenReused);
    }

    [Fact]
    [Trait("Abuse", "39")]
    public async Task Row_39_refresh_token_used_after_its_successor_was_used_is_a_copy_however_quick()
    {
        var first = await market.VisitAsync(Ct);
        var third = await (await first.RefreshedAsync(Ct)).RefreshedAsync(Ct);
        (await first.RefreshAsync(Ct)).Refusal.ShouldBe("RefreshTokenReusedError");
        (await third.RefreshAsync(Ct)).Refusal.ShouldBe("SessionEndedError");
    }

    [Fact]
    public async Task Lost_answer_is_given_again_for_ten_seconds()
    {
        using var standing = market.Time.Stand();
        var first = await market.VisitAsync(Ct);
        var lost = await first.RefreshedAsync(Ct);
        market.Time.Ahead += TimeSpan.FromSeconds(8);
        (await first.RefreshedAsync(Ct)).RefreshToken.ShouldBe(lost.RefreshToken);
        (await lost.RefreshedAsync(Ct)).RefreshToken.ShouldNotBe(lost.RefreshToken);
    }

    [Fact]
    public async Task Refreshes_at_once_rotate_once_and_all_get_the_same_successor()
    {
        using var standing = market.Time.Stand();
        var visitor = await market.VisitAsync(Ct);
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => visitor.RefreshedAsync(Ct)));
        all.Select(v => v.RefreshToken).Distinct().Count().ShouldBe(1);
        (await market.LogAsync(visitor.Signer, Ct)).Count(e => e is SessionRefreshed).ShouldBe(1);
        (await all[0].RefreshAsync(Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "35")]
    public async Task Row_35_session_of_a_deleted_key_is_not_refreshed_and_ends()
    {
        var (signer, _) = await market.Market.AccountAsync(Ct);
        using var second = KeyPair.Generate();
        await AccountKeys.AddAsync(market.Market.Chain, signer, second.PublicKey, new AccessKeyPermission.FullAccess(), Ct);
        var visitor = await market.LogInAsync(signer, second, Ct);
        await AccountKeys.DeleteAsync(market.Market.Chain, signer, second.PublicKey, Ct);
        var answer = await visitor.RefreshAsync(Ct);
        answer.Refusal.ShouldBe("SessionKeyNotOnAccountError");
        answer.Field.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("KEY_NOT_ON_ACCOUNT");
        (await visitor.IsLoggedInAsync(Ct)).ShouldBeFalse();
        (await market.LogAsync(signer, Ct))[^1].ShouldBeOfType<SessionClosed>().Reason.ShouldBe(SessionEnd.KeyRemoved);
    }

    [Fact]
    [Trait("Abuse", "35")]
    public async Task Row_35_api_keys_that_a_deleted_key_got_end_with_its_session()
    {
        var (signer, first) = await market.Market.AccountAsync(Ct);
        using var second = KeyPair.Generate();
        await AccountKeys.AddAsync(market.Market.Chain, signer, second.PublicKey, new AccessKeyPermission.FullAccess(), Ct);
        Visitor stolen = await market.LogInAsync(signer, second, Ct), own = await market.LogInAsync(signer, first, Ct);
        JsonElement theirs = await stolen.IssuedAsync(Ct, "READ"), others = await own.IssuedAsync(Ct, "READ");
        await AccountKeys.DeleteAsync(market.Market.Chain, signer, second.PublicKey, Ct);
        (await stolen.RefreshAsync(Ct)).Refusal.ShouldBe("SessionKeyNotOnAccountError");
        (await market.Host.Door.With(theirs.Key()).ViewAsync(Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await market.Host.Door.With(others.Key()).ViewAsync(Ct)).ErrorCode.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "36")]
    public async Task Row_36_refresh_while_the_chain_is_down_answers_503_and_the_token_stays_good()
    {
        var visitor = await market.VisitAsync(Ct);
        var answer = await Visitor.RefreshAsync(market.Deaf.Door, visitor.RefreshToken, Ct);
        (answer.Status, answer.ErrorCode).ShouldBe((HttpStatusCode.ServiceUnavailable, "CHAIN_UNAVAILABLE"));
        (await visitor.RefreshAsync(Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Session_that_was_idle_too_long_is_over_and_the_log_tells_it()
    {
        var visitor = await market.VisitAsync(Ct);
        market.Time.Ahead += TimeSpan.FromDays(7);
        (await visitor.ViewAsync(Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.RefreshAsync(Ct)).Refusal.ShouldBe("SessionEndedError");
        (await market.LogAsync(visitor.Signer, Ct))[^1].ShouldBeOfType<SessionClosed>().Reason.ShouldBe(SessionEnd.Expired);
    }

    [Fact]
    public async Task Session_ends_at_its_full_age_however_often_it_is_refreshed()
    {
        var visitor = await market.VisitAsync(Ct);
        for (var week = 0; week < 5; week++)
        {
            market.Time.Ahead += TimeSpan.FromDays(6);
            var answer = await visitor.RefreshAsync(Ct);
            answer.Refusal.ShouldBe(week < 4 ? null : "SessionEndedError");
            if (week < 4)
                visitor = visitor with { RefreshToken = answer.Field.GetProperty("refreshToken").GetString()! };
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nnftr_")]
    [InlineData("nnftr_00000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nnftr_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nnftr_000000000000000000000000000000000000000000000000000000000000000G")]
    [Trait("Abuse", "38")]
    public async Task Row_38_forged_refresh_token_is_unknown(string token) =>
        (await Visitor.RefreshAsync(market.Host.Door, token, Ct)).Refusal.ShouldBe("RefreshTokenUnknownError");

    [Fact]
    public async Task Database_and_log_hold_no_token()
    {
        var visitor = await (await market.VisitAsync(Ct)).RefreshedAsync(Ct);
        await using var command = market.Db.CreateCommand(
            "select count(*) from refresh_token where encode(token_hash, 'hex') = $1 or encode(token_hash, 'hex') = $2");
        command.Parameters.Add(new() { Value = visitor.RefreshToken["nnftr_".Length..] });
        command.Parameters.Add(new() { Value = visitor.RefreshToken });
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(0L);
        foreach (var told in await market.LogAsync(visitor.Signer, Ct))
            told.ToString().ShouldNotContain(visitor.RefreshToken["nnftr_".Length..]);
    }
}
