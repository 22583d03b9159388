using System.Net;
using System.Text;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

public sealed class RpcErrorTests
{
    private static readonly AccountId s_account = AccountId.Parse("bob.near");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UNKNOWN_BLOCK", HttpStatusCode.OK, NearRpcErrorKind.UnknownBlock)]
    [InlineData("UNKNOWN_BLOCK", HttpStatusCode.UnprocessableEntity, NearRpcErrorKind.UnknownBlock)]
    [InlineData("GARBAGE_COLLECTED_BLOCK", HttpStatusCode.OK, NearRpcErrorKind.GarbageCollected)]
    [InlineData("TIMEOUT_ERROR", HttpStatusCode.RequestTimeout, NearRpcErrorKind.Timeout)]
    [InlineData("UNKNOWN_ACCOUNT", HttpStatusCode.OK, NearRpcErrorKind.UnknownAccount)]
    [InlineData("UNKNOWN_RECEIPT", HttpStatusCode.OK, NearRpcErrorKind.UnknownReceipt)]
    [InlineData("NOT_SYNCED_YET", HttpStatusCode.OK, NearRpcErrorKind.NotSynced)]
    [InlineData("METHOD_NOT_FOUND", HttpStatusCode.BadRequest, NearRpcErrorKind.MethodNotFound)]
    [InlineData("PARSE_ERROR", HttpStatusCode.BadRequest, NearRpcErrorKind.InvalidRequest)]
    [InlineData("SOMETHING_NEW", HttpStatusCode.OK, NearRpcErrorKind.Other)]
    [InlineData("SOMETHING_NEW", HttpStatusCode.BadGateway, NearRpcErrorKind.ServerError)]
    public async Task Cause_decides_the_kind(string cause, HttpStatusCode status, NearRpcErrorKind kind)
    {
        var error = await FailureAsync(StubNode.Error(cause, status));
        (error.Kind, error.CauseName, error.HttpStatus).ShouldBe((kind, cause, (int)status));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "Too many requests", NearRpcErrorKind.RateLimited)]
    [InlineData(HttpStatusCode.BadGateway, "<html>", NearRpcErrorKind.ServerError)]
    [InlineData(HttpStatusCode.RequestTimeout, "", NearRpcErrorKind.Timeout)]
    [InlineData(HttpStatusCode.OK, "<html>", NearRpcErrorKind.InvalidResponse)]
    [InlineData(HttpStatusCode.OK, "[]", NearRpcErrorKind.InvalidResponse)]
    [InlineData(HttpStatusCode.OK, "{}", NearRpcErrorKind.InvalidResponse)]
    [InlineData(HttpStatusCode.OK, """{"result":null}""", NearRpcErrorKind.InvalidResponse)]
    [InlineData(HttpStatusCode.OK, """{"result":{"header":{}}}""", NearRpcErrorKind.InvalidResponse)]
    [InlineData(HttpStatusCode.OK, """{"error":"text"}""", NearRpcErrorKind.InvalidResponse)]
    public async Task Answer_that_is_no_json_rpc_is_told_by_its_status(HttpStatusCode status, string body, NearRpcErrorKind kind) =>
        (await FailureAsync(StubNode.Response(body, status))).Kind.ShouldBe(kind);

    [Fact]
    public async Task Panic_hidden_in_a_successful_query_is_an_error_with_the_contract_s_message()
    {
        const string Text = 
            """wasm execution failed with error: HostError(GuestPanic { panic_msg: \"E_NO_SUCH_ASSET: no asset \\\"1:9\\\"\" })""";
        var error = await QueryFailureAsync($$"""{"error":"{{Text}}","logs":["a log"],"block_height":1,"block_hash":"x"}""");
        error.Kind.ShouldBe(NearRpcErrorKind.ContractPanic);
        error.PanicMessage.ShouldBe("E_NO_SUCH_ASSET: no asset \"1:9\"");
    }

    [Theory]
    [InlineData("access key ed25519:11 does not exist while viewing", NearRpcErrorKind.UnknownAccessKey)]
    [InlineData("account bob.near does not exist while viewing", NearRpcErrorKind.UnknownAccount)]
    [InlineData("wasm execution failed with error: CompilationError(CodeDoesNotExist { account_id: x })", NearRpcErrorKind.NoContract)]
    [InlineData("wasm execution failed with error: MethodResolveError(MethodNotFound)", NearRpcErrorKind.ContractPanic)]
    public async Task Error_text_in_a_successful_query_is_an_error(string text, NearRpcErrorKind kind) =>
        (await QueryFailureAsync($$"""{"error":"{{text}}","logs":[],"block_height":1,"block_hash":"x"}""")).Kind.ShouldBe(kind);

    [Fact]
    public async Task Panic_reported_by_newer_nodes_is_found_too()
    {
        const string Body = """
            {"error":{"name":"HANDLER_ERROR","cause":{"name":"CONTRACT_EXECUTION_ERROR","info":{"vm_error":
            {"FunctionCallError":{"HostError":{"GuestPanic":{"panic_msg":"E_NOT_OWNER: not yours"}}}},
            "block_height":1}},"code":-32000,"message":"x"}}
            """;
        var error = await FailureAsync(StubNode.Response(Body));
        (error.Kind, error.PanicMessage).ShouldBe((NearRpcErrorKind.ContractPanic, "E_NOT_OWNER: not yours"));
    }

    [Fact]
    public async Task Failed_receipt_tells_its_panic()
    {
        const string Body = """
            {"status":{"Failure":{"ActionError":{"index":0,"kind":{"FunctionCallError":
            {"ExecutionError":"Smart contract panicked: E_DEPOSIT: one yocto"}}}}}}
            """;
        var status = await new StubNode(_ => StubNode.Result(Body)).Client()
            .TransactionStatusAsync(default, s_account, TransactionWait.Final, Token);
        status.Status.ShouldBeOfType<ExecutionStatus.Failure>().PanicMessage.ShouldBe("E_DEPOSIT: one yocto");
    }

    [Fact]
    public async Task Nested_refusal_gives_the_innermost_reason()
    {
        const string Body = """
            {"error":{"name":"HANDLER_ERROR","cause":{"name":"INVALID_TRANSACTION","info":{}},"code":-32000,"data":
            {"TxExecutionError":{"InvalidTxError":{"InvalidAccessKeyError":{"MethodNameMismatch":{"method_name":"nft_transfer"}}}}}}}
            """;
        (await FailureAsync(StubNode.Response(Body))).InvalidTransaction!.Reason.ShouldBe("MethodNameMismatch");
    }

    [Fact]
    public async Task Answer_over_the_limit_is_refused_with_and_without_a_length()
    {
        var node = new StubNode(_ => StubNode.Response(new string('x', 2000)));
        (await FailureAsync(node.Client(maxBytes: 1000))).Kind.ShouldBe(NearRpcErrorKind.ResponseTooLarge);
        var endless = new StubNode(_ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) });
        (await FailureAsync(endless.Client(maxBytes: 100_000))).Kind.ShouldBe(NearRpcErrorKind.ResponseTooLarge);
    }

    [Fact]
    public async Task Unknown_permission_never_passes_for_full_access()
    {
        var hash = CryptoHash.OfSha256("x"u8);
        var node = new StubNode(_ => StubNode.Result(
            $$"""{"nonce":1,"permission":{"GasKeyFullAccess":{"balance":"1"} },"block_height":1,"block_hash":"{{hash}}"}"""));
        var key = await node.Client().ViewAccessKeyAsync(
            s_account, new PublicKey(KeyType.Ed25519, new byte[32]), BlockReference.Final, Token);
        key.IsFullAccess.ShouldBeFalse();
        key.Permission.ShouldBe(new AccessKeyPermission.Unknown("GasKeyFullAccess"));
    }

    private static Task<NearRpcException> FailureAsync(HttpResponseMessage response) => FailureAsync(new StubNode(_ => response).Client());

    private static Task<NearRpcException> FailureAsync(JsonRpcClient client) =>
        Should.ThrowAsync<NearRpcException>(() => client.BlockAsync(BlockReference.Final, Token));

    private static Task<NearRpcException> QueryFailureAsync(string result) => Should.ThrowAsync<NearRpcException>(
        () => new StubNode(_ => StubNode.Result(result)).Client()
            .CallFunctionAsync(s_account, "m", "{}"u8.ToArray(), BlockReference.Final, Token));
}
