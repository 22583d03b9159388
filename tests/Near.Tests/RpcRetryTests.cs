using System.Net;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

public sealed class RpcRetryTests
{
    private const string Price = """{"gas_price":"100000000"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retryable_error_moves_on_to_the_next_endpoint_and_stays_there()
    {
        var node = new StubNode(call => call.Endpoint == StubNode.First
            ? StubNode.Response("Too many requests", HttpStatusCode.TooManyRequests)
            : StubNode.Result(Price));
        var client = node.Client(3, endpoints: [StubNode.First, StubNode.Second]);
        (await client.GasPriceAsync(Token)).Yoctonear.ShouldBe(100_000_000u);
        await client.GasPriceAsync(Token);
        node.Calls.Select(c => c.Endpoint).ShouldBe([StubNode.First, StubNode.Second, StubNode.Second]);
    }

    [Fact]
    public async Task Retries_end_and_the_last_error_is_told()
    {
        var node = new StubNode(_ => StubNode.Error("TIMEOUT_ERROR", HttpStatusCode.RequestTimeout));
        var error = await Should.ThrowAsync<NearRpcException>(() => node.Client(2).GasPriceAsync(Token));
        (error.Kind, error.Attempts, node.Calls.Count).ShouldBe((NearRpcErrorKind.Timeout, 3, 3));
    }

    [Fact]
    public async Task Definite_error_is_not_retried()
    {
        var node = new StubNode(_ => StubNode.Error("UNKNOWN_BLOCK"));
        await Should.ThrowAsync<NearRpcException>(() => node.Client(5).BlockAsync(new BlockReference.AtHeight(7), Token));
        node.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Endpoint_that_cannot_be_reached_is_retried()
    {
        var failures = 2;
        var node = new StubNode(_ => failures-- > 0 ? throw new HttpRequestException("refused") : StubNode.Result(Price));
        await node.Client(3).GasPriceAsync(Token);
        node.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Node_that_does_not_answer_is_given_up_after_the_attempt_s_time()
    {
        var node = new StubNode(_ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) });
        var error = await Should.ThrowAsync<NearRpcException>(
            () => node.Client(timeout: TimeSpan.FromMilliseconds(50)).GasPriceAsync(Token));
        error.Kind.ShouldBe(NearRpcErrorKind.Timeout);
    }

    [Fact]
    public async Task Caller_s_cancellation_is_cancellation_and_is_not_retried()
    {
        using var source = new CancellationTokenSource();
        var node = new StubNode(_ => throw new OperationCanceledException(source.Token));
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => node.Client(5).GasPriceAsync(source.Token));
        node.Calls.Count.ShouldBeLessThan(2);
    }

    [Fact]
    public async Task Transaction_sent_again_after_a_time_out_has_the_same_bytes_and_its_own_used_nonce_is_no_failure()
    {
        var sends = 0;
        var node = new StubNode(call => call.Method switch
        {
            "send_tx" when sends++ == 0 => StubNode.Error("TIMEOUT_ERROR", HttpStatusCode.RequestTimeout),
            "send_tx" => InvalidNonce(),
            _ => StubNode.Result("""{"final_execution_status":"FINAL","status":{"SuccessValue":""}}"""),
        });
        var status = await node.Client(2).SendTransactionAsync(Transfer(), TransactionWait.Final, Token);
        status.FinalExecutionStatus.ShouldBe("FINAL");
        node.Calls.Where(c => c.Method == "send_tx").Select(c => c.Text("signed_tx_base64")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Used_nonce_of_another_transaction_stays_a_refusal()
    {
        var sends = 0;
        var node = new StubNode(call => call.Method == "tx" ? StubNode.Error("UNKNOWN_TRANSACTION")
            : sends++ == 0 ? StubNode.Error("TIMEOUT_ERROR") : InvalidNonce());
        var error = await Should.ThrowAsync<NearRpcException>(
            () => node.Client(2).SendTransactionAsync(Transfer(), TransactionWait.Final, Token));
        error.InvalidTransaction!.Reason.ShouldBe(InvalidTransaction.InvalidNonce);
    }

    [Fact]
    public async Task Nonce_refused_at_the_first_try_asks_nothing_further()
    {
        var node = new StubNode(_ => InvalidNonce());
        await Should.ThrowAsync<NearRpcException>(() => node.Client(2).SendTransactionAsync(Transfer(), TransactionWait.Final, Token));
        node.Calls.Count.ShouldBe(1);
    }

    private static HttpResponseMessage InvalidNonce() => StubNode.Response("""
        {"error":{"name":"HANDLER_ERROR","cause":{"name":"INVALID_TRANSACTION","info":{}},"code":-32000,
        "data":{"TxExecutionError":{"InvalidTxError":{"InvalidNonce":{"ak_nonce":5,"tx_nonce":5}}}}}}
        """);

    private static SignedTransaction Transfer()
    {
        using var signer = new InMemorySigner(AccountId.Parse("bob.near"), KeyPair.Generate());
        return new Transaction(signer.Account, signer.PublicKey, 5, signer.Account, default, []).Sign(signer);
    }
}
