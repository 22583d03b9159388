using System.Net;
using System.Text;
using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

public sealed class WitnessedBlockSourceTests
{
    [Fact, Trait("Abuse", "10")]
    public async Task Endpoints_that_disagree_on_a_hash_halt_ingestion() =>
        await Should.ThrowAsync<ChainHaltedException>(() => ReadAsync(Block(TestChain.HashOf("another block"))));

    [Fact, Trait("Abuse", "10")]
    public async Task Endpoints_that_agree_give_the_block() =>
        (await ReadAsync(Block(TestChain.Block(10).Hash))).ShouldBeOfType<BlockRead.Found>();

    [Fact]
    public async Task Witness_that_is_behind_is_waited_for() =>
        (await ReadAsync("""
            {"error":{"name":"HANDLER_ERROR","cause":{"name":"UNKNOWN_BLOCK","info":{}},"code":-32000,"message":"Server error"}}
            """))
            .ShouldBeOfType<BlockRead.NotFinal>();

    private static async Task<BlockRead> ReadAsync(string witnessSays)
    {
        using var http = new HttpClient(new Answers(witnessSays));
        var options = new JsonRpcClientOptions { Endpoints = [new Uri("http://witness.invalid")], MaxRetries = 0 };
        var source = new WitnessedBlockSource(new OneBlock(), [new JsonRpcClient(http, options)]);
        return await source.ReadAsync(10, TestContext.Current.CancellationToken);
    }

    private static string Block(CryptoHash hash) =>
        $$$"""
        {"jsonrpc":"2.0","id":"1","result":{"author":"author.near","header":{"height":10,"hash":"{{{hash}}}",
        "prev_hash":"{{{TestChain.HashOf("block 9")}}}","timestamp":1},"chunks":[]}}
        """;

    private sealed class OneBlock : IBlockSource
    {
        public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => Task.FromResult(10ul);

        public Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken) =>
            Task.FromResult<BlockRead>(new BlockRead.Found(TestChain.Block(height)));
    }

    private sealed class Answers(string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(
                HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }
}
