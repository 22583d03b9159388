using System.ComponentModel.DataAnnotations;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

public sealed class BlockSourcesTests
{
    private static readonly Uri A = new("http://a.test"), B = new("http://b.test"), C = new("http://c.test");

    [Fact, Trait("Abuse", "10")]
    public async Task Witness_gives_no_blocks_where_the_first_endpoint_is_gone()
    {
        using var rpc = new StubRpc((host, _, _) => host == "a.test" ? null : StubRpc.Block(11));
        var source = Open(rpc, Options([A, B]));
        await Should.ThrowAsync<NearRpcException>(() => source.FinalHeightAsync(MarketFixture.Ct));
        await Should.ThrowAsync<NearRpcException>(() => source.FinalHeightAsync(MarketFixture.Ct));
        rpc.Asked.ShouldAllBe(host => host == "a.test");
    }

    [Theory, Trait("Abuse", "10")]
    [InlineData("a b", "", "a", "b")]
    [InlineData("a b c", "", "a", "b|c")]
    [InlineData("a a b", "", "a", "b")]
    [InlineData("a b c", "c", "a b", "c")]
    [InlineData("a b", "b c", "a", "b|c")]
    [InlineData("a", "", "a", "")]
    public void Nobody_vouches_for_himself(string urls, string named, string source, string witnesses)
    {
        var connected = new List<string>();
        using var rpc = new StubRpc((_, _, _) => null);
        var options = Options(Urls(urls), Urls(named));
        new BlockSources(options, new HttpClient(rpc), Connect, TimeProvider.System).Open();
        // Order of opening is nobody's business.
        connected.Order(StringComparer.Ordinal).ShouldBe(
            [.. new[] { source }.Concat(witnesses.Split('|', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal)]);

        JsonRpcClient Connect(IReadOnlyList<Uri> endpoints)
        {
            connected.Add(string.Join(' ', endpoints.Select(e => e.Host[..1])));
            return rpc.Client(endpoints);
        }
    }

    [Fact, Trait("Abuse", "10")]
    public void Endpoints_that_are_all_witnesses_are_refused_at_the_start() =>
        Mistakes(Options([A, B], [B, A, C])).ShouldHaveSingleItem().ShouldContain("nobody is left");

    [Fact]
    public void Contract_that_is_no_account_and_a_kind_that_there_is_not_are_refused_at_the_start()
    {
        var options = Options([A]);
        options.Contract = "No Account";
        options.Contracts.Add(new FollowedContract { Account = "c.near", Kind = (ContractKind)17 });
        Mistakes(options).ShouldBe(
            ["Near:Contract holds \"No Account\", which is no account.", "Near:Contracts gives c.near a kind that there is not: 17."]);
    }

    private static string[] Mistakes(ChainOptions options) =>
        [.. options.Validate(new ValidationContext(options)).Select(r => r.ErrorMessage!)];

    private static Neura.Near.Blocks.IBlockSource Open(StubRpc rpc, ChainOptions options) =>
        new BlockSources(options, new HttpClient(rpc), endpoints => rpc.Client(endpoints), TimeProvider.System).Open();

    private static Uri[] Urls(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => new Uri($"http://{n}.test"))];

    private static ChainOptions Options(Uri[] urls, Uri[]? witnesses = null) =>
        new() { Network = "test", Contract = "nft.test.near", RpcUrls = [.. urls], Witnesses = [.. witnesses ?? []] };
}
