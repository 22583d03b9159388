using System.Net;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests.Sending;

/// <summary>
/// A chain of one key behind two nodes. The first takes a transaction, applies it and loses the answer; the second is behind: it
/// knows nothing and refuses, until it has caught up.
/// </summary>
internal sealed class TwoNodes
{
    private const ulong NonceBefore = 5;

    private int _answers;

    public List<SignedTransaction> Applied { get; } = [];

    /// <summary>What the node that is behind says of a transaction.</summary>
    public required string RefusalOfTheSecond { get; init; }

    /// <summary>So many answers are given by a node that is behind.</summary>
    public int BehindFor { get; init; } = 20;

    public bool FirstWorks { get; set; } = true;

    public JsonRpcClient Client() => new StubNode(Answer).Client(retries: 1, endpoints: [StubNode.First, StubNode.Second]);

    public HttpResponseMessage Answer(StubNode.Call call)
    {
        if (call.Endpoint == StubNode.First && !FirstWorks) return StubNode.Response("bad gateway", HttpStatusCode.BadGateway);
        var behind = call.Endpoint == StubNode.Second && ++_answers <= BehindFor;
        List<SignedTransaction> seen = behind ? [] : Applied;
        var nonce = seen.Count == 0 ? NonceBefore : seen.Max(t => t.Transaction.Nonce);
        return call.Method switch
        {
            "block" => Block(CryptoHash.OfSha256(BitConverter.GetBytes(call.Endpoint == StubNode.First ? 0 : _answers))),
            "query" => StubNode.Result(
                $$"""{"nonce":{{nonce}},"permission":"FullAccess","block_height":100,"block_hash":"{{default(CryptoHash)}}"}"""),
            "send_tx" when behind => Refusal(RefusalOfTheSecond),
            "send_tx" => Send(call, nonce),
            "tx" when seen.Any(t => t.Hash.ToString() == call.Text("tx_hash")) => StubNode.Result(
                """{"final_execution_status":"FINAL","status":{"SuccessValue":""} }"""),
            _ => StubNode.Error("UNKNOWN_TRANSACTION"),
        };
    }

    private HttpResponseMessage Send(StubNode.Call call, ulong nonce)
    {
        var transaction = SignedTransaction.FromBorsh(Convert.FromBase64String(call.Text("signed_tx_base64")));
        if (transaction.Transaction.Nonce <= nonce && Applied.TrueForAll(t => t.Hash != transaction.Hash))
            return Refusal($$"""{"InvalidNonce":{"ak_nonce":{{nonce}},"tx_nonce":{{transaction.Transaction.Nonce}} } }""");
        if (Applied.TrueForAll(t => t.Hash != transaction.Hash)) Applied.Add(transaction);
        if (call.Endpoint == StubNode.Second)
            return StubNode.Result("""{"final_execution_status":"FINAL","status":{"SuccessValue":""} }""");
        FirstWorks = false;
        return StubNode.Response("timeout", HttpStatusCode.RequestTimeout);
    }

    public static HttpResponseMessage Refusal(string error) => StubNode.Response($$$"""
        {"error":{"name":"HANDLER_ERROR","cause":{"name":"INVALID_TRANSACTION","info":{} },"code":-32000,"message":"Server error",
        "data":{"TxExecutionError":{"InvalidTxError":{{{error}}} } } } }
        """);

    private static HttpResponseMessage Block(CryptoHash hash) => StubNode.Result($$"""
        {"author":"v.near","chunks":[],"header":{"height":100,"prev_height":99,"hash":"{{hash}}","prev_hash":"{{hash}}",
        "timestamp":1700000000000000000,"timestamp_nanosec":"1700000000123456789"} }
        """);
}
