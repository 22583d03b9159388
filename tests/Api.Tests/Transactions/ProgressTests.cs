using System.Text;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Transactions;

public sealed class ProgressTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string Standing = "query Standing($hash: String!) { transaction(hash: $hash) { stage position failure { code } } }";

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submitted_transaction_is_followed_into_the_log_and_read_from_there()
    {
        var input = new { assetId = asset.Id, receiver = asset.User.Account, publicKey = asset.Creator.Key };
        var hash = await asset.Creator.SignAndSubmitAsync("prepareTransfer", input, Ct);
        var last = await Following.ToItsEndAsync(asset.Market.Address, asset.Creator, hash, Ct);
        last.GetProperty("stage").GetString().ShouldBe("RECORDED");
        const string Owner = "query Owner($id: ID!) { node(id: $id) { ... on Asset { owner } } }";
        (await asset.Market.Door.From(last.GetProperty("position").GetString()!).AskAsync(Owner, new { id = asset.Id }, Ct)).Field
            .GetProperty("owner").GetString().ShouldBe(asset.User.Account);
        var standing = (await asset.Creator.Api.SendAsync(Standing, new { hash }, Ct)).GetProperty("transaction");
        standing.GetProperty("position").GetString().ShouldBe(last.GetProperty("position").GetString());
        // Another account learns nothing of it here.
        var others = (await asset.User.Api.SendAsync(Standing, new { hash }, Ct)).GetProperty("transaction");
        others.GetProperty("stage").GetString().ShouldBe("SUBMITTED");
    }

    [Fact]
    public async Task Transaction_that_the_contract_refuses_is_told_with_its_code()
    {
        var signer = asset.User.Signer;
        var key = await asset.Market.Chain.Client.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, Ct);
        var call = new NearAction.FunctionCall(
            "nrc_bump_epoch", Encoding.UTF8.GetBytes("{\"token_id\":\"99:99\"}"), Gas.FromTeragas(30), NearToken.OneYocto);
        var signed = new Transaction(
            signer.Account, signer.PublicKey, key.Nonce + 1, AccountId.Parse(asset.Market.Chain.Contract), key.BlockHash, [call])
            .Sign(signer);
        await asset.Market.Chain.Client.SendTransactionAsync(signed, TransactionWait.Final, Ct);
        var last = await Following.ToItsEndAsync(asset.Market.Address, asset.User, signed.Hash.ToString(), Ct);
        last.GetProperty("stage").GetString().ShouldBe("FAILED");
        last.GetProperty("failure").GetProperty("code").GetString()!.ShouldStartWith("E_");
        last.GetProperty("failure").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Hash_that_nobody_knows_may_be_on_its_way()
    {
        var hash = CryptoHash.OfSha256("nothing"u8).ToString();
        (await asset.User.Api.SendAsync(Standing, new { hash }, Ct)).GetProperty("transaction").GetProperty("stage").GetString()
            .ShouldBe("SUBMITTED");
        (await asset.Market.Door.AskAsync(Standing, new { hash }, Ct)).ErrorCode.ShouldBe("AUTH_NOT_AUTHENTICATED");
    }
}
