using Neura.Near;

namespace NeuraNft.Api.Tests.Accounts;

public sealed class LoginTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Full_access_key_logs_in_and_the_token_names_the_account()
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var answer = await (await Challenge.OpenAsync(market.Door, signer.Account, Ct)).AnswerAsync(key, Ct);
        answer.Refusal.ShouldBeNull();
        var token = answer.Field.GetProperty("accessToken").GetString()!;
        var viewer = (await market.Door.With(token).AskAsync("{ viewer { account } }", new { }, Ct)).Field;
        viewer.GetProperty("account").GetString().ShouldBe(signer.Account.Value);
    }

    [Fact]
    [Trait("Abuse", "32")]
    public async Task Nonce_replayed_is_refused()
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        (await challenge.AnswerAsync(key, Ct)).Refusal.ShouldBeNull();
        (await challenge.AnswerAsync(key, Ct)).Refusal.ShouldBe("ChallengeUnknownError");
    }

    [Fact]
    [Trait("Abuse", "32")]
    public async Task Nonce_answered_many_times_at_once_logs_in_once()
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => challenge.AnswerAsync(key, Ct)));
        answers.Count(a => a.Refusal is null).ShouldBe(1);
        answers.Count(a => a.Refusal == "ChallengeUnknownError").ShouldBe(7);
    }

    [Fact]
    public async Task Challenge_of_another_account_is_unknown()
    {
        var (mine, key) = await market.AccountAsync(Ct);
        var (other, _) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, other.Account, Ct);
        (await (challenge with { Account = mine.Account.Value }).AnswerAsync(key, Ct)).Refusal.ShouldBe("ChallengeUnknownError");
    }

    [Fact]
    [Trait("Abuse", "33")]
    public async Task Signature_for_another_recipient_is_refused()
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        var elsewhere = (challenge with { Recipient = "phishing.example" }).Sign(key);
        (await challenge.AnswerAsync(key.PublicKey, elsewhere, Ct)).Refusal.ShouldBe("BadSignatureError");
        (await challenge.AnswerAsync(key, Ct)).Refusal.ShouldBe("ChallengeUnknownError", "a wrong answer spends the challenge");
    }

    [Fact]
    [Trait("Abuse", "34")]
    public async Task Function_call_key_is_refused()
    {
        var (signer, _) = await market.AccountAsync(Ct);
        using var limited = KeyPair.Generate();
        var permission = new AccessKeyPermission.FunctionCall(null, AccountId.Parse(market.Chain.Contract), []);
        await AccountKeys.AddAsync(market.Chain, signer, limited.PublicKey, permission, Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        (await challenge.AnswerAsync(limited, Ct)).Refusal.ShouldBe("FullAccessRequiredError");
    }

    [Fact]
    [Trait("Abuse", "35")]
    public async Task Key_of_another_account_is_refused()
    {
        var (signer, _) = await market.AccountAsync(Ct);
        var (_, foreign) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        (await challenge.AnswerAsync(foreign, Ct)).Refusal.ShouldBe("KeyNotOnAccountError");
    }

    [Fact]
    [Trait("Abuse", "35")]
    public async Task Deleted_key_is_refused()
    {
        var (signer, _) = await market.AccountAsync(Ct);
        using var second = KeyPair.Generate();
        await AccountKeys.AddAsync(market.Chain, signer, second.PublicKey, new AccessKeyPermission.FullAccess(), Ct);
        (await AnswerAsync()).Refusal.ShouldBeNull();
        await AccountKeys.DeleteAsync(market.Chain, signer, second.PublicKey, Ct);
        (await AnswerAsync()).Refusal.ShouldBe("KeyNotOnAccountError");

        async Task<Answer> AnswerAsync() => await (await Challenge.OpenAsync(market.Door, signer.Account, Ct)).AnswerAsync(second, Ct);
    }
}
