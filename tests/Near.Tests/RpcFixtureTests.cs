using System.Text;
using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

/// <summary>Every recorded answer of a node is read by the method it belongs to.</summary>
public sealed class RpcFixtureTests
{
    private static readonly AccountId s_account = AccountId.Parse("bob.near");
    private static readonly CryptoHash s_hash = CryptoHash.OfSha256("x"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task View_account_is_read()
    {
        var account = await Node("query-view-account").ViewAccountAsync(s_account, BlockReference.Final, Token);
        account.Amount.ToYoctoString().ShouldBe("999788200694421800000000");
        (account.StorageUsage, account.BlockHeight).ShouldBe((410UL, 187440904UL));
        account.CodeHash.ShouldBe(default);
    }

    [Fact]
    public async Task Access_keys_are_read_with_their_permissions()
    {
        var key = await Node("query-view-access-key").ViewAccessKeyAsync(
            s_account, PublicKey.Parse("ed25519:81RKfuo7mBbsaviTmBsq18t6Eq4YLnSi3ye2CBLcKFUX"), BlockReference.Final, Token);
        key.IsFullAccess.ShouldBeFalse();
        var permission = key.Permission.ShouldBeOfType<AccessKeyPermission.FunctionCall>();
        permission.Methods.ShouldBe(["get_token_price"]);
        permission.Receiver.Value.ShouldBe("client.chainlink.testnet");

        var list = await Node("query-view-access-key-list").ViewAccessKeyListAsync(s_account, BlockReference.Final, Token);
        list.Keys.Count.ShouldBe(3);
        list.Keys.Count(k => k.AccessKey.Permission is AccessKeyPermission.FullAccess).ShouldBe(2);
    }

    [Fact]
    public async Task Call_function_is_read_as_bytes()
    {
        var call = await Node("query-call-function").CallFunctionAsync(s_account, "get", default, BlockReference.Final, Token);
        Encoding.UTF8.GetString(call.Result).ShouldBe("\"Greetings from NEAR Protocol!\"");
    }

    [Fact]
    public async Task View_state_is_read()
    {
        var state = await Node("query-view-state").ViewStateAsync(s_account, default, BlockReference.Final, Token);
        Encoding.UTF8.GetString(state.Values[0].Key).ShouldBe("STATE");
    }

    [Fact]
    public async Task Changes_are_read_with_their_causes()
    {
        var touched = await Node("changes-in-block").ChangesInBlockAsync(BlockReference.Final, Token);
        touched.Changes.Select(c => c.Type).ShouldBe(["account_touched", "contract_code_touched", "access_key_touched"]);
        var changes = await Node("changes-account").ChangesAsync(BlockReference.Final, [s_account], Token);
        changes.Changes.Select(c => c.Cause.Type).ShouldBe(["receipt_processing", "action_receipt_gas_reward"]);
        changes.Changes[0].Cause.ReceiptHash.ToString().ShouldBe("FseKd4rmjPSAuEz9zh9b5PfUS4jJV4rB6XkeHwVkyXkk");
    }

    [Fact]
    public async Task Receipt_is_read()
    {
        var receipt = await Node("experimental-receipt").ReceiptAsync(s_hash, Token);
        receipt.PredecessorId.Value.ShouldBe("bohdan.testnet");
        receipt.Receipt.Action!.Actions.Single().Kind.ShouldBe("Transfer");
    }

    [Fact]
    public async Task Transaction_status_is_read_with_receipts_and_without()
    {
        var full = await Node("experimental-tx-status").TransactionStatusWithReceiptsAsync(s_hash, s_account, TransactionWait.Final, Token);
        full.Receipts!.Count.ShouldBe(4);
        full.Receipts[0].Receipt.Action!.Actions.Single().Call!.Method.ShouldBe("transfer");
        full.ReceiptsOutcome!.Count.ShouldBe(4);
        full.Status!.IsSuccess.ShouldBeTrue();

        var transfer = await Node("tx-transfer-testnet").TransactionStatusAsync(s_hash, s_account, TransactionWait.Final, Token);
        transfer.Transaction!.Nonce.ShouldBe(15UL);

        var wrapped = $$"""{"jsonrpc":"2.0","id":"1","result":{{NearData.Text("rpc/tx-nft-transfer-call-testnet.result.json")}}}""";
        var nft = await StubNode.Answering(wrapped).Client().TransactionStatusAsync(s_hash, s_account, TransactionWait.Final, Token);
        nft.ReceiptsOutcome!.Count.ShouldBe(10);
        nft.Status.ShouldBeOfType<ExecutionStatus.SuccessValue>().Value.ToArray().ShouldBe("true"u8.ToArray());
        nft.ReceiptsOutcome[0].Outcome.Logs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refused_transaction_says_why()
    {
        var nonce = await RefusalAsync("error-invalid-nonce");
        nonce.InvalidTransaction!.Reason.ShouldBe(InvalidTransaction.InvalidNonce);
        nonce.InvalidTransaction.AccessKeyNonce.ShouldBe(20000001UL);
        (nonce.Name, nonce.CauseName, nonce.Code).ShouldBe(("HANDLER_ERROR", "INVALID_TRANSACTION", -32000));
        (await RefusalAsync("error-expired")).InvalidTransaction!.Reason.ShouldBe(InvalidTransaction.Expired);
    }

    [Fact]
    public async Task Blocks_and_chunks_of_indexers_are_read_as_the_node_s_own()
    {
        foreach (var folder in new[] { "000093085141", "000107503704", "000107503705", "localnet-000000879765" })
        {
            var block = await Wrapped(NearData.Text($"lake/{folder}/block.json")).BlockAsync(BlockReference.Final, Token);
            block.Chunks.ShouldAllBe(c => c.HeightIncluded == block.Header.Height);
        }
        // A chunk of near-lake is a node's but for the outcome beside each transaction.
        var shard = NearData.Json("lake/000107503704/shard_3.json").GetProperty("chunk");
        var transactions = shard.GetProperty("transactions").EnumerateArray().Select(t => t.GetProperty("transaction").GetRawText());
        var chunk = await Wrapped($$"""
            {"author":"{{shard.GetProperty("author")}}","header":{{shard.GetProperty("header")}},
             "receipts":{{shard.GetProperty("receipts")}},"transactions":[{{string.Join(',', transactions)}}]}
            """).ChunkAsync(s_hash, Token);
        chunk.Receipts.Count.ShouldBe(shard.GetProperty("receipts").GetArrayLength());
        chunk.Transactions.ShouldNotBeEmpty();
    }

    private static async Task<NearRpcException> RefusalAsync(string fixture)
    {
        using var signer = new InMemorySigner(s_account, KeyPair.Generate());
        var transaction = new Transaction(s_account, signer.PublicKey, 1, s_account, s_hash, []).Sign(signer);
        var refusal = await Should.ThrowAsync<NearRpcException>(
            () => Node(fixture).SendTransactionAsync(transaction, TransactionWait.Final, Token));
        refusal.Kind.ShouldBe(NearRpcErrorKind.InvalidTransaction);
        return refusal;
    }

    private static JsonRpcClient Node(string fixture) => StubNode.Answering(NearData.Text($"rpc/{fixture}.json")).Client();

    private static JsonRpcClient Wrapped(string result) => new StubNode(_ => StubNode.Result(result)).Client();
}
