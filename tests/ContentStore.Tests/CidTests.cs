using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests;

public sealed class CidTests
{
    private const string HelloWorld = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

    [Fact]
    public async Task Cid_of_hello_world_is_the_known_one()
    {
        var cid = await Cid.OfAsync(new MemoryStream("hello world"u8.ToArray()), TestContext.Current.CancellationToken);
        cid.ToString().ShouldBe(HelloWorld);
        cid.Codec.ShouldBe(CidCodec.Raw);
        cid.Digest.ToArray().ShouldBe(SHA256.HashData("hello world"u8));
    }

    [Fact]
    public void Text_and_back_is_the_same_for_any_digest() =>
        Prop.ForAll<int, bool>((seed, raw) =>
        {
            var cid = Cid.Of(raw ? CidCodec.Raw : CidCodec.DagPb, SHA256.HashData(BitConverter.GetBytes(seed)));
            Cid.Parse(cid.ToString()).ShouldBe(cid);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG")]
    [InlineData("BAFKREIFZJUT3TE2NHYEKKLSS27NH3K72YSCO7Y32KOAO5EEI66WOF36N5E")]
    [InlineData("zafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5ea")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5f")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5E")]
    [InlineData("../../../../../../../../../../../../../../etc/passwd.......")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36/5e")]
    [InlineData("bafkrmifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")]
    [InlineData("baeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Text_that_is_not_canonical_is_refused(string text)
    {
        Cid.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Cid.Parse(text));
    }

    [Fact]
    public void Flipping_any_character_never_gives_the_same_cid()
    {
        var cid = Cid.Parse(HelloWorld);
        for (var i = 0; i < HelloWorld.Length; i++)
        {
            var altered = new StringBuilder(HelloWorld) { [i] = HelloWorld[i] == '7' ? '6' : '7' }.ToString();
            if (Cid.TryParse(altered, out var other))
                other.ShouldNotBe(cid);
        }
    }

    [Fact]
    public void Digest_of_another_length_is_a_fault() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Cid.Of(CidCodec.Raw, new byte[31]));
}
