using Neura.ContentStore;
using Neura.ContentStore.Ipfs;
using Neura.ContentStore.Providers;

namespace NeuraNft.ContentStore.Tests.Ipfs;

public sealed class KuboProviderTests(IpfsNode node) : IClassFixture<IpfsNode>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Official_client_and_the_node_of_the_tests_agree() =>
        (await NodeScript.RunAsync("kuboClient.mjs", Ct, node.Address.ToString())).ShouldContain("agreed");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(5_000_000)]
    public async Task Content_added_has_our_cid_and_is_read_back_in_checked_blocks(int length)
    {
        var content = await Contents.OfAsync(length);
        (await node.Provider.PinAsync(content.Pinned, Ct)).Cid.ShouldBe(content.Pinned.Content.Cid);
        (await content.ReadAsync(node.Provider, 0, length)).ShouldBe(content.Bytes);
        var from = length / 3;
        (await content.ReadAsync(node.Provider, from, length - from)).ShouldBe(content.Bytes[from..]);
    }

    [Fact]
    public async Task Pin_comes_and_goes_and_may_be_repeated()
    {
        var content = await Contents.OfAsync(70_000);
        var cid = content.Pinned.ProviderCid;
        (await node.Provider.FindAsync(cid, Ct)).ShouldBeNull();
        await node.Provider.PinAsync(content.Pinned, Ct);
        await node.Provider.PinAsync(content.Pinned, Ct);
        await node.Provider.MoveAsync(cid, "bob.near", Ct);
        (await node.Provider.FindAsync(cid, Ct)).ShouldNotBeNull();
        await node.Provider.UnpinAsync(cid, Ct);
        await node.Provider.UnpinAsync(cid, Ct);
        (await node.Provider.FindAsync(cid, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Absent_content_is_not_moved()
    {
        var content = await Contents.OfAsync(71_000);
        (await Should.ThrowAsync<ProviderException>(() => node.Provider.MoveAsync(content.Pinned.ProviderCid, "x", Ct)))
            .Fault.ShouldBe(ProviderFault.NotFound);
    }

    [Fact]
    [Trait("Abuse", "66")]
    public async Task Row_66_node_that_names_it_otherwise_is_a_mismatch_and_keeps_nothing()
    {
        var content = await Contents.OfAsync(3 << 20);
        var other = await Contents.OfAsync(10);
        var wrong = content.Pinned with { ProviderCid = other.Pinned.ProviderCid };
        (await Should.ThrowAsync<ProviderException>(() => node.Provider.PinAsync(wrong, Ct))).Code.ShouldBe("PROVIDER_MISMATCH");
        (await node.Provider.FindAsync(content.Pinned.ProviderCid, Ct)).ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "42")]
    public async Task Wrong_block_is_refused_and_the_others_are_read()
    {
        var content = await Contents.OfAsync((2 << 20) + 5);
        await node.Provider.PinAsync(content.Pinned, Ct);
        var second = Cid.Of(CidCodec.Raw, System.Security.Cryptography.SHA256.HashData(content.Bytes.AsSpan(1 << 20, 1 << 20)));
        await node.LieAboutAsync(second.ToString());
        (await content.ReadAsync(node.Provider, 0, 1 << 20)).ShouldBe(content.Bytes[..(1 << 20)]);
        (await Should.ThrowAsync<ContentAlteredException>(() => content.ReadAsync(node.Provider, 1 << 20, 1))).Place.Cid.ShouldBe(second);
    }

    [Fact]
    public async Task Node_that_is_not_there_is_unavailable()
    {
        var nobody = new KuboProvider(new HttpClient(), new KuboOptions(new Uri("http://127.0.0.1:9/"))
        {
            Http = new ProviderHttpOptions { Retries = 1, FirstPause = TimeSpan.FromMilliseconds(1) },
        }, TimeProvider.System);
        var content = await Contents.OfAsync(5);
        (await Should.ThrowAsync<ProviderException>(() => nobody.PinAsync(content.Pinned, Ct))).Fault.ShouldBe(ProviderFault.Unavailable);
    }

    [Fact]
    public async Task Page_that_something_before_the_node_does_not_find_is_no_unpin_that_was_done()
    {
        var content = await Contents.OfAsync(5);
        using var page = new HttpClient(new NotFoundPage());
        var misrouted = new KuboProvider(page, new KuboOptions(new Uri("http://node.test/")), TimeProvider.System);
        (await Should.ThrowAsync<ProviderException>(() => misrouted.UnpinAsync(content.Pinned.ProviderCid, Ct)))
            .Fault.ShouldBe(ProviderFault.Refused);
        (await Should.ThrowAsync<ProviderException>(() => misrouted.FindAsync(content.Pinned.ProviderCid, Ct)))
            .Fault.ShouldBe(ProviderFault.Refused);
    }

    private sealed class NotFoundPage : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound)
            {
                Content = new StringContent("404 page not found: not pinned"),
            });
    }
}
