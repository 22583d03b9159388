using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Transactions;

/// <summary>Gas-less: the account signs, the market's relayer pays, and on chain it is the account's own doing.</summary>
public sealed class DelegateTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string Prepare = """
        mutation Prepare($input: PrepareRevokeAccessInput!) {
          prepareRevokeAccess(input: $input) { transaction { delegate { borsh hash maxBlockHeight } } errors { __typename } }
        }
        """;

    private const string Submit = """
        mutation Submit($signed: Base64String!) {
          submitDelegate(input: { signedDelegate: $signed }) {
            transactionHash
            errors {
              __typename ... on Error { message } ... on NotRelayedError { code } ... on ContractRefusedError { code }
              ... on ChainRefusedError { reason }
            }
          }
        }
        """;

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Action_that_the_owner_signs_is_paid_for_by_the_relayer_and_recorded()
    {
        var client = asset.Market.Chain.Client;
        var before = (await client.ViewAccountAsync(asset.Creator.Signer.Account, BlockReference.Final, Ct)).Amount;
        var input = new { assetId = asset.Id, account = asset.User.Account, publicKey = asset.Creator.Key };
        var prepared = (await asset.Creator.Api.SendAsync(Prepare, new { input }, Ct)).GetProperty("prepareRevokeAccess");
        var unsigned = prepared.GetProperty("transaction").GetProperty("delegate");
        var action = DelegateAction.FromBorsh(unsigned.GetProperty("borsh").GetBytesFromBase64());
        action.Hash.ToString().ShouldBe(unsigned.GetProperty("hash").GetString());
        var signed = Convert.ToBase64String(action.Sign(asset.Creator.Signer).ToBorsh());

        var sent = await SubmitAsync(asset.Creator, signed);
        Refusals.ThrowIfAny(sent);
        var hash = sent.GetProperty("transactionHash").GetString()!;
        (await SubmitAsync(asset.Creator, signed)).GetProperty("transactionHash").GetString().ShouldBe(hash, "the same is the same");

        var recorded = await Following.ToItsEndAsync(asset.Market.Address, asset.Creator, hash, Ct);
        recorded.GetProperty("stage").GetString().ShouldBe("RECORDED");
        var door = asset.Market.Door.From(recorded.GetProperty("position").GetString()!);
        var seen = (await door.AskAsync(
            Operations.Asset,
            new { contract = asset.Market.Chain.Contract, token = asset.TokenId, account = asset.User.Account }, Ct)).Field;
        seen.GetProperty("access").GetProperty("level").GetString().ShouldBe("NONE");
        seen.GetProperty("access").GetProperty("denial").GetString().ShouldBe("REVOKED");
        (await client.ViewAccountAsync(asset.Creator.Signer.Account, BlockReference.Final, Ct)).Amount
            .ShouldBeGreaterThanOrEqualTo(before, "the account paid nothing");
    }

    [Fact]
    public async Task Action_of_another_or_changed_or_to_another_contract_or_with_a_deposit_is_not_relayed()
    {
        var signer = asset.Creator.Signer;
        (await CodeAsync(asset.User, await SignedAsync(signer, asset.Market.Chain.Contract, NearToken.OneYocto))).ShouldBe("NOT_RELAYED");
        (await CodeAsync(asset.Creator, await SignedAsync(signer, "elsewhere.near", NearToken.OneYocto))).ShouldBe("NOT_RELAYED");
        (await CodeAsync(asset.Creator, await SignedAsync(signer, asset.Market.Chain.Contract, NearToken.FromMillinear(50))))
            .ShouldBe("NOT_RELAYED");
        var bytes = await SignedAsync(signer, asset.Market.Chain.Contract, NearToken.OneYocto);
        bytes[20] ^= 1;
        (await CodeAsync(asset.Creator, bytes)).ShouldBe("MALFORMED_TRANSACTION");
        (await CodeAsync(asset.Creator, [1, 2, 3])).ShouldBe("MALFORMED_TRANSACTION");
    }

    private async Task<byte[]> SignedAsync(InMemorySigner signer, string receiver, NearToken deposit)
    {
        var key = await asset.Market.Chain.Client.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, Ct);
        var call = new NearAction.FunctionCall("nrc_bump_epoch", "{}"u8.ToArray(), Gas.FromTeragas(30), deposit);
        return new DelegateAction(signer.Account, AccountId.Parse(receiver), [call], key.Nonce + 1, key.BlockHeight + 100, signer.PublicKey)
            .Sign(signer).ToBorsh();
    }

    private static async Task<string?> CodeAsync(Wallet wallet, byte[] signed) =>
        Refusals.First(await SubmitAsync(wallet, Convert.ToBase64String(signed)))?.GetProperty("code").GetString();

    private static async Task<JsonElement> SubmitAsync(Wallet wallet, string signed) =>
        (await wallet.Api.SendAsync(Submit, new { signed }, Ct)).GetProperty("submitDelegate");
}
