using System.Net;
using Neura.Near;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Accounts.AccountEvent;

namespace NeuraNft.Api.Tests.Accounts.Sessions;

public sealed class CookieTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private const string LogOut =
        "mutation($key: UUID!) { logOut(input: { idempotencyKey: $key }) { errors { __typename } } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_is_kept_in_a_cookie_that_no_script_reads()
    {
        using var browser = new Browser(market.Host.Address);
        var (signer, _, answer) = await LogInAsync(browser);
        answer.Field.GetProperty("refreshToken").GetString().ShouldBeNull();
        answer.Field.GetProperty("accessToken").GetString().ShouldNotBeNullOrEmpty();
        var set = browser.SetCookie.ShouldNotBeNull();
        set.ShouldContain("httponly", Case.Insensitive);
        set.ShouldContain("samesite=strict", Case.Insensitive);
        set.ShouldContain("path=/graphql", Case.Insensitive);
        set.ShouldContain("expires=", Case.Insensitive);
        set.ShouldNotContain("secure", Case.Insensitive, "this machine's own address has no TLS");
        var first = browser.Session.ShouldNotBeNull().Value;

        var refreshed = await browser.AskAsync(Browser.Refresh, new { }, Ct);
        refreshed.Refusal.ShouldBeNull();
        refreshed.Field.GetProperty("account").GetString().ShouldBe(signer.Account.Value);
        refreshed.Field.GetProperty("refreshToken").GetString().ShouldBeNull();
        browser.Session.ShouldNotBeNull().Value.ShouldNotBe(first);
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Cookie_is_secure_wherever_the_address_is_not_this_machines()
    {
        using var browser = new Browser(market.Host.Address);
        await LogInAsync(browser, ("Host", "market.example"));
        browser.SetCookie.ShouldNotBeNull().ShouldContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task Log_out_ends_the_cookie_and_the_session()
    {
        using var browser = new Browser(market.Host.Address);
        var (_, token, _) = await LogInAsync(browser);
        var value = browser.Session.ShouldNotBeNull().Value;
        var answer = await browser.AskAsync(
            LogOut, new { key = Guid.NewGuid() }, Ct, token);
        answer.Refusal.ShouldBeNull();
        browser.Session.ShouldBeNull();
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBe("RefreshTokenUnknownError");
        (await Visitor.RefreshAsync(market.Host.Door, value, Ct)).Refusal.ShouldBe("SessionEndedError");
    }

    [Fact]
    public async Task Log_out_that_is_refused_leaves_the_cookie()
    {
        var (visitor, key) = (await market.VisitAsync(Ct), Guid.NewGuid());
        using var browser = new Browser(market.Host.Address);
        var challenge = await Challenge.OpenAsync(market.Host.Door, visitor.Signer.Account, Ct);
        var token = (await browser.AskAsync(Browser.LogIn, Input(challenge, visitor.Key), Ct)).Field.GetProperty("accessToken").GetString();
        (await visitor.LogOutAsync(everywhere: false, key, Ct)).Refusal.ShouldBeNull();
        (await browser.AskAsync(LogOut, new { key }, Ct, token)).Refusal.ShouldBe("LogOutConflictError");
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Browser_without_a_cookie_is_told_so()
    {
        using var browser = new Browser(market.Host.Address);
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBe("RefreshTokenUnknownError");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Accept", "*/*")]
    public async Task Page_of_another_origin_gets_nothing_by_the_cookie(string header, string value)
    {
        using var browser = new Browser(market.Host.Address);
        var (_, token, _) = await LogInAsync(browser);
        var before = browser.Session.ShouldNotBeNull().Value;
        (await browser.AskAsync(Browser.Refresh, new { }, [(header, value)], Ct)).ErrorCode.ShouldBe("COOKIE_REFUSED");
        browser.SetCookie.ShouldBeNull();
        // What it may end with a token of its own is the session; the cookie is left to pages of ours.
        await browser.AskAsync(
            LogOut, new { key = Guid.NewGuid() }, [(header, value)], Ct, token);
        browser.Session.ShouldNotBeNull().Value.ShouldBe(before);
    }

    [Fact]
    public async Task Login_from_another_origin_sets_no_cookie_and_spends_no_challenge()
    {
        using var browser = new Browser(market.Host.Address);
        var (signer, key) = await market.Market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Host.Door, signer.Account, Ct);
        (await browser.AskAsync(Browser.LogIn, Input(challenge, key), [("Sec-Fetch-Site", "cross-site")], Ct)).ErrorCode
            .ShouldBe("COOKIE_REFUSED");
        (await browser.AskAsync(Browser.LogIn, Input(challenge, key), Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Older_browser_is_believed_by_its_origin()
    {
        using var browser = new Browser(market.Host.Address);
        await LogInAsync(browser);
        var origin = market.Host.Address.GetLeftPart(UriPartial.Authority);
        (await browser.AskAsync(Browser.Refresh, new { }, [("Origin", origin)], Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Two_tabs_that_refresh_at_once_stay_signed_in()
    {
        using var standing = market.Time.Stand();
        using var browser = new Browser(market.Host.Address);
        await LogInAsync(browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => browser.AskAsync(Browser.Refresh, new { }, Ct)));
        answers.ShouldAllBe(a => a.Refusal == null);
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "39")]
    public async Task Row_39_copied_cookie_ends_the_session_for_both()
    {
        using var browser = new Browser(market.Host.Address);
        var (signer, _, _) = await LogInAsync(browser);
        using var thief = new Browser(market.Host.Address);
        thief.Cookies.Add(market.Host.Address, new Cookie("neuranft-session", browser.Session!.Value, "/graphql"));
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBeNull();
        market.Time.Ahead += TimeSpan.FromSeconds(11);
        (await thief.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBe("RefreshTokenReusedError");
        thief.Session.ShouldBeNull();
        (await browser.AskAsync(Browser.Refresh, new { }, Ct)).Refusal.ShouldBe("SessionEndedError");
        (await market.LogAsync(signer, Ct))[^1].ShouldBeOfType<SessionClosed>().Reason.ShouldBe(SessionEnd.TokenReused);
    }

    private async Task<(InMemorySigner Signer, string Token, Answer Answer)> LogInAsync(
        Browser browser, params (string Name, string Value)[] headers)
    {
        var (signer, key) = await market.Market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Host.Door, signer.Account, Ct);
        var answer = await browser.AskAsync(Browser.LogIn, Input(challenge, key), [("Sec-Fetch-Site", "same-origin"), .. headers], Ct);
        answer.Refusal.ShouldBeNull();
        return (signer, answer.Field.GetProperty("accessToken").GetString()!, answer);
    }

    private static object Input(Challenge challenge, KeyPair key) => new
    {
        input = new
        {
            account = challenge.Account, nonce = Convert.ToBase64String(challenge.Nonce), publicKey = key.PublicKey.ToString(),
            signature = challenge.Sign(key), keepSignedIn = true,
        },
    };
}
