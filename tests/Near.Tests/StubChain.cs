using Neura.Near;

namespace NeuraNft.Near.Tests;

/// <summary>
/// Four final heights of a made-up chain, told by plain RPC: 100, 101 (skipped), 102 with one receipt of the contract, 103.
/// </summary>
internal sealed class StubChain
{
    public static readonly AccountId Contract = AccountId.Parse("nft.near");
    public static readonly CryptoHash Receipt = CryptoHash.OfSha256("receipt"u8);
    public static readonly CryptoHash Transaction = CryptoHash.OfSha256("transaction"u8);

    public static CryptoHash Hash(ulong height) => CryptoHash.OfSha256(BitConverter.GetBytes(height));

    public bool KnowsOrigins { get; init; } = true;

    /// <summary>The block that the outcome names; nearcore's light-client proof names a later one.</summary>
    public ulong OutcomeHeight { get; init; } = 102;

    public string Status { get; init; } = """{"SuccessValue":""}""";

    public ulong Earliest { get; init; } = 1;

    /// <summary>How far the node that answers `status` has got: less than the final head where it is another, slower one.</summary>
    public ulong Latest { get; init; } = 103;

    public StubNode Node() => new(Answer);

    public HttpResponseMessage Answer(StubNode.Call call) => call.Method switch
    {
        "block" => BlockOf(call),
        "status" => StubNode.Result($$"""
            {"chain_id":"test","protocol_version":1,"latest_protocol_version":1,"sync_info":{"latest_block_hash":"{{Hash(103)}}",
            "latest_block_height":{{Latest}},"syncing":false,"earliest_block_height":{{Earliest}} } }
            """),
        "EXPERIMENTAL_changes_in_block" => StubNode.Result($$"""
            {"block_hash":"{{call.Text("block_id")}}","changes":[{"type":"account_touched","account_id":"{{
            (call.Text("block_id") == Hash(102).ToString() ? Contract.Value : "other.near")}}"}]}
            """),
        "EXPERIMENTAL_changes" => StubNode.Result($$"""
            {"block_hash":"{{call.Text("block_id")}}","changes":[
            {{Change("transaction_processing", null)}},{{Change("receipt_processing", Receipt)}},
            {{Change("action_receipt_gas_reward", Receipt)}},{{Change("receipt_processing", Receipt)}}]}
            """),
        "EXPERIMENTAL_receipt_to_tx" when !KnowsOrigins => StubNode.Error("METHOD_NOT_FOUND"),
        "EXPERIMENTAL_receipt_to_tx" => StubNode.Result($$"""{"transaction_hash":"{{Transaction}}","sender_account_id":"relay.near"}"""),
        "EXPERIMENTAL_tx_status" => StubNode.Result($$"""{"receipts_outcome":[{{Outcome()}}],"receipts":[{{ReceiptJson()}}]}"""),
        "EXPERIMENTAL_light_client_proof" => StubNode.Result($$"""{"outcome_proof":{{Outcome()}} }"""),
        "EXPERIMENTAL_receipt" => StubNode.Result(ReceiptJson()),
        _ => StubNode.Error("METHOD_NOT_FOUND"),
    };

    private static HttpResponseMessage BlockOf(StubNode.Call call)
    {
        var asked = call.Parameters.TryGetProperty("finality", out _) ? "103" : call.Text("block_id");
        foreach (var height in new ulong[] { 100, 102, 103 })
            if (asked == $"{height}" || asked == Hash(height).ToString())
                return StubNode.Result(BlockJson(height, height == 102 ? 100 : height - 1));
        return StubNode.Error("UNKNOWN_BLOCK");
    }

    private static string BlockJson(ulong height, ulong previous) => $$"""
        {"author":"v.near","chunks":[],"header":{"height":{{height}},"prev_height":{{previous}},"hash":"{{Hash(height)}}",
        "prev_hash":"{{Hash(previous)}}","timestamp":1700000000000000000,"timestamp_nanosec":"1700000000123456789"} }
        """;

    private static string Change(string cause, CryptoHash? receipt)
    {
        var hash = receipt is null ? "" : $",\"receipt_hash\":\"{receipt}\"";
        return $$"""{"type":"account_update","cause":{"type":"{{cause}}"{{hash}} },"change":{} }""";
    }

    private string Outcome() => $$"""
        {"id":"{{Receipt}}","block_hash":"{{Hash(OutcomeHeight)}}","proof":[],"outcome":{"executor_id":"{{Contract}}","status":{{Status}},
        "logs":["EVENT_JSON:x","b"],"receipt_ids":[],"gas_burnt":1,"tokens_burnt":"0"} }
        """;

    private static string ReceiptJson() => $$$"""
        {"receipt_id":"{{{Receipt}}}","predecessor_id":"bob.near","receiver_id":"{{{Contract}}}",
        "receipt":{"Action":{"signer_id":"relay.near","gas_price":"1",
        "actions":["CreateAccount",
        {"FunctionCall":{"method_name":"nrc_mint","args":"e30=","gas":5,"deposit":"7"} }] } } }
        """;
}
