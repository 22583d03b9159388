using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests;

/// <summary>Vectors made with npm ipfs-unixfs-importer 17.1.1, profile unixfs-v1-2025, over the bytes i mod 251.</summary>
public sealed class UnixFsTreeTests
{
    [Theory]
    [InlineData(0, "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku")]
    [InlineData(1, "bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu")]
    [InlineData(1_048_575, "bafkreielkxdkfu2eicjkgfuykayoada6n6dar2xzclejnxxhyn2niqhnce")]
    [InlineData(1_048_576, "bafkreidddocae7lltzjlkooe5a3tmiwsgazn7logjvqk7bzttsidpzhxne")]
    [InlineData(1_048_577, "bafybeidjogjfwuhbzwopgd4bn3skcf5m6oz72xshywcndzxgqb623nfclu")]
    [InlineData(2_097_152, "bafybeihakzyqh6ih4iwgqily25hqovthaujdkbcfybornyhhbpoa63jwri")]
    [InlineData(3_145_735, "bafybeidf5ibbwfq6vjf5gbu2zzqt2xzzq5kanx6iygbjb6nb5xjutqe6vm")]
    public async Task Cid_of_a_file_is_the_importers(int length, string expected)
    {
        var cid = await Cid.OfAsync(new MemoryStream(Bytes(length)), TestContext.Current.CancellationToken);
        cid.ToString().ShouldBe(expected);
    }

    // Leaves of 4 bytes and 3 links a node: trees of up to five levels, full and not.
    [Theory]
    [InlineData(4, "bafkreiafj3pmdubbd5re73imxsu5j6kabmheshcdoqvpfrnqvpv7bsmq3a")]
    [InlineData(5, "bafybeidoaxjtfzmllhcway5ubogf3onacj5hcjxkps6ltqkicxj5degtta")]
    [InlineData(12, "bafybeiescpchc5ia7pu7ztozfeiu6k4yith5dbt3r43xshnyudv7krmtae")]
    [InlineData(13, "bafybeigioqx7mhmr5omwrkizhlha6jprh2gzlqmazplk4cj2ezmbx6lhei")]
    [InlineData(16, "bafybeiby5xwzw4iomlot4omvbn76t7i3tirnrk2lzdys6b6sbf52svbyk4")]
    [InlineData(24, "bafybeifzxqblojrs7zfksjmxbfl36mildujrfqjeqokf2yg356xsp6crc4")]
    [InlineData(25, "bafybeib2njxwqwanorfy43mrrroq66szw5gj42m2ydzukfyhrzfsuzcomi")]
    [InlineData(36, "bafybeiazbw7qde46yxbdyyv4rzu3cbrk2cf7f3h7vtbpbzhooueqfws6ti")]
    [InlineData(37, "bafybeidiwnloirt3sptf4j5vz6iif5pod6yee4z23t57sftychzrp2n4ge")]
    [InlineData(48, "bafybeie3mynvwf374jh23e536r5klbch6jmts2pcig3gilfo5kd64hlj7m")]
    [InlineData(49, "bafybeicn2g7j4t37qsi2afcp4ronl2q7s73f6c4y6la25y52kc3lsitcii")]
    [InlineData(108, "bafybeifkinfsm2fujjoekag7yheqoh2modzg4md4d3wlotmykqz3giqbay")]
    [InlineData(109, "bafybeihqjgih5vr3po3xckv2yf67fsl7qf6mgclby5ik7to5zm6knpzbli")]
    [InlineData(500, "bafybeif3iry3rrxwiht7cdlfq3o622yxbhj7kjivdyipvxpbtfonlkjsda")]
    public void Cid_of_a_tree_of_small_nodes_is_the_importers(int length, string expected)
    {
        using var tree = new UnixFsTree(new UnixFsProfile(ChunkSize: 4, MaxLinks: 3));
        foreach (var piece in Bytes(length).Chunk(7))
            tree.Append(piece);
        tree.Finish().ToString().ShouldBe(expected);
    }

    // Leaves of one byte stand for leaves of 1 MiB: 1,024 are one node's links, 1,025 make a third level.
    [Fact]
    public async Task Cids_around_every_boundary_are_those_of_the_npm_importer()
    {
        (int ChunkSize, int MaxLinks, int Length)[] cases =
        [
            .. new[] { 0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (2 << 20) + 1 }.Select(length => (1 << 20, 1024, length)),
            .. new[] { 1, 2, 1023, 1024, 1025, 2048, 2049 }.Select(length => (1, 1024, length)),
            .. new[] { 262_144, 262_145, 262_144 * 3 }.Select(length => (262_144, 174, length)),
            .. new[] { 173, 174, 175, 348, 349 }.Select(length => (1, 174, length)),
        ];
        var asked = cases.Select(c => $"{c.ChunkSize}/{c.MaxLinks}/{c.Length}");
        var answered = await NodeScript.RunAsync("importer.mjs", TestContext.Current.CancellationToken, asked);
        var ours = cases.Select(c =>
        {
            using var tree = new UnixFsTree(new UnixFsProfile(c.ChunkSize, c.MaxLinks));
            tree.Append(Bytes(c.Length));
            return tree.Finish().ToString();
        });
        answered.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(ours);
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];
}
