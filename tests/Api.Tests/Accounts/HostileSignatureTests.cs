using System.Numerics;
using Neura.Near;

namespace NeuraNft.Api.Tests.Accounts;

[Trait("Abuse", "37")]
public sealed class HostileSignatureTests(Market market)
{
    private const string Neutral = "0100000000000000000000000000000000000000000000000000000000000000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Under these keys, R = the neutral point and S = 0 would pass a careless check of any message.</summary>
    [Theory]
    [InlineData(Neutral)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public async Task Low_order_key_is_refused_although_the_chain_shows_it(string hex)
    {
        var (signer, _) = await market.AccountAsync(Ct);
        var key = new PublicKey(KeyType.Ed25519, Convert.FromHexString(hex));
        await AccountKeys.AddAsync(market.Chain, signer, key, new AccessKeyPermission.FullAccess(), Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        var signature = Convert.ToBase64String([.. Convert.FromHexString(Neutral), .. new byte[32]]);
        (await challenge.AnswerAsync(key, signature, Ct)).Refusal.ShouldBe("BadSignatureError");
    }

    [Fact]
    public async Task S_that_is_not_reduced_is_refused()
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        var good = Convert.FromBase64String(challenge.Sign(key));
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
        var raised = (new BigInteger(good.AsSpan(32), isUnsigned: true) + order).ToByteArray(isUnsigned: true);
        var forged = (byte[])[.. good.AsSpan(0, 32), .. raised.Concat(new byte[32]).Take(32)];
        (await challenge.AnswerAsync(key.PublicKey, Convert.ToBase64String(forged), Ct)).Refusal.ShouldBe("BadSignatureError");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public async Task Text_that_is_no_signature_is_refused(string signature)
    {
        var (signer, key) = await market.AccountAsync(Ct);
        var challenge = await Challenge.OpenAsync(market.Door, signer.Account, Ct);
        (await challenge.AnswerAsync(key.PublicKey, signature, Ct)).Refusal.ShouldBe("BadSignatureError");
    }
}
