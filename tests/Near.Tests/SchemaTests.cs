using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

/// <summary>The client against nearcore's own OpenAPI document.</summary>
public sealed class SchemaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_reason_for_refusing_a_transaction_is_told_apart()
    {
        var schemas = Document().GetProperty("components").GetProperty("schemas");
        var names = Names(schemas.GetProperty("InvalidTxError")).Except(["InvalidAccessKeyError", "ActionsValidation"])
            .Concat(Names(schemas.GetProperty("InvalidAccessKeyError"))).ToList();
        names.Count.ShouldBeGreaterThan(20);
        foreach (var name in names)
            (await ReasonAsync("{\"" + name + "\":{}}")).Kind.ShouldNotBe(InvalidTransactionKind.Other, name);
        foreach (var name in Names(schemas.GetProperty("ActionsValidationError")))
        {
            var reason = await ReasonAsync("{\"ActionsValidation\":{\"" + name + "\":{}}}");
            (reason.Kind, reason.Reason).ShouldBe((InvalidTransactionKind.ActionsValidation, name));
        }
    }

    [Fact]
    public async Task Detail_of_a_refusal_is_typed()
    {
        var balance = await ReasonAsync("""{"NotEnoughBalance":{"signer_id":"a.near","balance":"5","cost":"7"}}""");
        (balance.Balance, balance.Cost).ShouldBe((new NearToken(5), new NearToken(7)));
        var key = await ReasonAsync("""{"InvalidAccessKeyError":{"NotEnoughAllowance":{"allowance":"3","cost":"4"}}}""");
        (key.Kind, key.Allowance).ShouldBe((InvalidTransactionKind.NotEnoughAllowance, new NearToken(3)));
        var state = await ReasonAsync("""{"LackBalanceForState":{"signer_id":"a.near","amount":"9"}}""");
        state.Lacking.ShouldBe(new NearToken(9));
        var nonce = await ReasonAsync("""{"InvalidNonce":{"tx_nonce":5,"ak_nonce":8}}""");
        (nonce.TransactionNonce, nonce.AccessKeyNonce).ShouldBe((5UL, 8UL));
        (await ReasonAsync("""{"ShardCongested":{"shard_id":1,"congestion_level":1.0}}""")).MayPass.ShouldBeTrue();
    }

    [Fact]
    public async Task Reason_of_a_later_protocol_is_kept_by_name()
    {
        var reason = await ReasonAsync("""{"SomethingNew":{"x":1}}""");
        (reason.Kind, reason.Reason, reason.Detail.GetProperty("x").GetInt32()).ShouldBe((InvalidTransactionKind.Other, "SomethingNew", 1));
        (await ReasonAsync("\"7\"")).Kind.ShouldBe(InvalidTransactionKind.Other); // No number passes for a name.
    }

    [Fact]
    public void Methods_that_are_called_are_methods_of_the_document()
    {
        var paths = Document().GetProperty("paths").EnumerateObject().Select(p => p.Name.TrimStart('/')).ToHashSet();
        string[] called =
        [
            "block", "chunk", "status", "health", "gas_price", "validators", "network_info", "query", "send_tx", "broadcast_tx_async",
            "broadcast_tx_commit", "tx", "EXPERIMENTAL_tx_status", "EXPERIMENTAL_receipt", "EXPERIMENTAL_light_client_proof",
            "EXPERIMENTAL_changes", "EXPERIMENTAL_changes_in_block", "EXPERIMENTAL_protocol_config", "EXPERIMENTAL_genesis_config",
        ];
        called.Where(method => !paths.Contains(method)).ShouldBeEmpty(); // EXPERIMENTAL_receipt_to_tx is newer than the document.
    }

    private static JsonElement Document() => NearData.Json("schema/near-jsonrpc-openapi-1.1.0.json");

    private static IEnumerable<string> Names(JsonElement union) => union.GetProperty("oneOf").EnumerateArray().SelectMany(
        option => option.TryGetProperty("enum", out var values)
            ? values.EnumerateArray().Select(v => v.GetString()!)
            : option.GetProperty("properties").EnumerateObject().Select(p => p.Name));

    private static async Task<InvalidTransaction> ReasonAsync(string invalidTxError)
    {
        var node = StubNode.Answering("""
            {"error":{"name":"HANDLER_ERROR","cause":{"name":"INVALID_TRANSACTION","info":{}},"code":-32000,
            "data":{"TxExecutionError":{"InvalidTxError":HERE}}}}
            """.Replace("HERE", invalidTxError, StringComparison.Ordinal));
        return (await Should.ThrowAsync<NearRpcException>(() => node.Client().GasPriceAsync(Token))).InvalidTransaction!;
    }
}
