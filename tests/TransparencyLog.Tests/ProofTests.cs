using FsCheck;
using FsCheck.Fluent;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.TransparencyLog.Tests;

public sealed class ProofTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly Random _random = new(TestLog.Seed);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Every_entry_of_every_size_is_proven_and_no_other()
    {
        for (var size = 1; size <= 70; size++)
        {
            var note = await _log.GrowAsync(1, _random);
            var tree = TestLog.Read(note);
            var reader = new TreeReader(_log.Store, size);
            for (var index = 0; index < size; index++)
            {
                var proof = await reader.InclusionAsync(index, Ct);
                for (var leaf = 0; leaf < size; leaf++)
                {
                    var hash = TreeHash.OfLeaf(_log.Entries[leaf].Span);
                    var same = hash == TreeHash.OfLeaf(_log.Entries[index].Span);
                    InclusionProof.Verify(hash, index, size, proof, tree.Root).ShouldBe(same);
                }
            }
        }
    }

    [Fact]
    public async Task Every_earlier_tree_is_proven_to_be_the_beginning_and_a_changed_one_is_not()
    {
        var roots = new List<TreeHash> { TreeHash.OfNothing };
        for (var size = 1; size <= 70; size++)
        {
            roots.Add(TestLog.Read(await _log.GrowAsync(1, _random)).Root);
            var reader = new TreeReader(_log.Store, size);
            for (var old = 0; old <= size; old++)
            {
                var proof = await reader.ConsistencyAsync(old, Ct);
                ConsistencyProof.Verify(old, roots[old], size, roots[size], proof).ShouldBeTrue($"{old} of {size}");
                (await reader.RootAsync(old, Ct)).ShouldBe(roots[old]);
                ConsistencyProof.Verify(old, Flipped(roots[old], 7), size, roots[size], proof).ShouldBeFalse();
                ConsistencyProof.Verify(old, roots[old], size, Flipped(roots[size], 7), proof).ShouldBe(old == 0);
                for (var i = 0; i < proof.Count; i++)
                {
                    TreeHash[] changed = [.. proof];
                    changed[i] = Flipped(changed[i], i * 3);
                    ConsistencyProof.Verify(old, roots[old], size, roots[size], changed).ShouldBeFalse();
                }
                if (old > 0 && old < size)
                    ConsistencyProof.Verify(old, roots[old], size, roots[size], [.. proof, roots[1]]).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public async Task Any_changed_character_of_a_proof_file_is_refused()
    {
        await _log.GrowAsync(300, _random);
        var note = await _log.GrowAsync(41, _random);
        var policy = LogPolicy.Parse($"log {_log.Verifier}\nquorum none\n");
        var hashes = await new TreeReader(_log.Store, _log.Size).InclusionAsync(123, Ct);
        var written = new LogProof(123, hashes, note, null).ToString();
        LogProof.TryParse(written, out var proof).ShouldBeTrue();
        proof.Verify(_log.Entries[123].Span, policy).ShouldBeOfType<ProofVerdict.Proven>();
        proof.Verify(_log.Entries[124].Span, policy).ShouldBeOfType<ProofVerdict.NotIncluded>();

        for (var i = 0; i < written.Length; i++)
        {
            foreach (var replacement in new[] { (char)(written[i] ^ 1), written[i] == 'A' ? 'B' : 'A', '\n' })
            {
                var changed = $"{written[..i]}{replacement}{written[(i + 1)..]}";
                if (changed != written && LogProof.TryParse(changed, out var other))
                    other.Verify(_log.Entries[123].Span, policy).ShouldNotBeOfType<ProofVerdict.Proven>($"{i}: {replacement}");
            }
            LogProof.TryParse(written[..i], out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void Extra_data_travels_with_a_proof()
    {
        var note = new SignedNote(new Checkpoint("o", 1, TreeHash.OfNothing).ToString(), [new NoteSignature("o", 1, [1])]);
        var proof = new LogProof(0, [], note, [1, 2, 3]);
        LogProof.TryParse(proof.ToString(), out var read).ShouldBeTrue();
        read.Extra.ShouldBe([1, 2, 3]);
        read.ToString().ShouldBe(proof.ToString());
    }

    [Fact]
    public void A_tile_s_path_and_back_is_the_same_and_no_other_text_is_a_path()
    {
        new TileId(2, 1_234_067, 17).Path.ShouldBe("tile/2/x001/x234/067.p/17");
        Prop.ForAll<int, int, int>((level, index, width) =>
        {
            var tile = new TileId(Math.Abs(level % 9) - 1, Math.Abs((long)index) * 97, (Math.Abs(width % 256)) + 1);
            TileId.TryParse(tile.Path, out var read).ShouldBeTrue();
            read.ShouldBe(tile);
        }).QuickCheckThrowOnFailure();
        foreach (var path in new[]
        {
            "", "tile", "tile/0", "tile/0/", "tile/0/1", "tile/0/0001", "tile/0/x000/001", "tile/0/001/002", "tile/00/001", "tile/8/001",
            "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01", "tile/0/../001", "tile/-1/001", "tile/0/+01", "tile/0/x001/x002",
            "checkpoint",
        })
            TileId.TryParse(path, out _).ShouldBeFalse(path);
    }

    private static TreeHash Flipped(TreeHash hash, int bit)
    {
        var bytes = new byte[TreeHash.Size];
        hash.CopyTo(bytes);
        bytes[bit / 8 % TreeHash.Size] ^= (byte)(1 << (bit % 8));
        return new TreeHash(bytes);
    }
}
