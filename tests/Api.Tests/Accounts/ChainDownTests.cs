using System.Net;
using Neura.Near;

namespace NeuraNft.Api.Tests.Accounts;

public sealed class ChainDownTests(DeafMarket market) : IClassFixture<DeafMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "36")]
    public async Task Login_while_the_chain_is_down_answers_503_and_spends_the_nonce()
    {
        using var key = KeyPair.Generate();
        var challenge = await Challenge.OpenAsync(market.Host.Door, AccountId.Parse("user.deaf"), Ct);
        var answer = await challenge.AnswerAsync(key, Ct);
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.ErrorCode.ShouldBe("CHAIN_UNAVAILABLE");
        (await challenge.AnswerAsync(key, Ct)).Refusal.ShouldBe("ChallengeUnknownError");
    }
}
