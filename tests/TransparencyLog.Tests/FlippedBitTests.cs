using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neura.Cryptography;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Verifying;
using Neura.TransparencyLog.Witnessing;

namespace NeuraNft.TransparencyLog.Tests;

/// <summary>Each bit of everything that a small log consists of, flipped by itself: none goes unseen, and what is wrong is named.</summary>
public sealed class FlippedBitTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(50);

    private readonly TestLog _log = new();
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly Random _random = new(TestLog.Seed);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LogPolicy Policy => LogPolicy.Parse($"log {_log.Verifier}\nquorum none\n");

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task Checkpoint_with_any_bit_flipped_is_not_trusted()
    {
        var bytes = Encoding.UTF8.GetBytes((await _log.GrowAsync(5, _random)).ToString());
        foreach (var changed in Flipped(bytes))
            if (SignedNote.TryParse(changed, out var note)) Policy.Check(note).ShouldNotBeOfType<PolicyVerdict.Trusted>();
    }

    [Fact]
    public async Task Cosignature_with_any_bit_flipped_does_not_count()
    {
        var witness = new NoteSigner("w.test/w", NoteKeyType.Cosignature, _key);
        var note = await _log.GrowAsync(5, _random);
        var policy = LogPolicy.Parse($"log {_log.Verifier}\nwitness w {witness.Verifier}\nquorum w\n");
        var line = witness.Sign(note.Text, Now);
        policy.Check(note.With(line)).ShouldBeOfType<PolicyVerdict.Trusted>();
        foreach (var changed in Flipped(Encoding.UTF8.GetBytes(line.ToString())))
            if (NoteSignature.TryParse(Encoding.UTF8.GetString(changed), out var other))
                policy.Check(note.With(other)).ShouldBe(new PolicyVerdict.QuorumMissed("w"));
    }

    [Fact]
    public async Task Proof_or_entry_with_any_bit_flipped_proves_nothing()
    {
        var note = await _log.GrowAsync(11, _random);
        var hashes = await new TreeReader(_log.Store, 11).InclusionAsync(6, Ct);
        var proof = new LogProof(6, hashes, note, null);
        var entry = _log.Entries[6];
        proof.Verify(entry.Span, Policy).ShouldBeOfType<ProofVerdict.Proven>();
        foreach (var changed in Flipped(Encoding.UTF8.GetBytes(proof.ToString())))
            if (LogProof.TryParse(Encoding.UTF8.GetString(changed), out var other))
                other.Verify(entry.Span, Policy).ShouldNotBeOfType<ProofVerdict.Proven>();
        foreach (var changed in Flipped(entry.ToArray())) proof.Verify(changed, Policy).ShouldBeOfType<ProofVerdict.NotIncluded>();
    }

    [Fact]
    public async Task Tile_or_bundle_with_any_bit_flipped_is_named()
    {
        var checkpoint = TestLog.Read(await _log.GrowAsync(5, _random));
        foreach (var tile in new[] { new TileId(0, 0, 5), new TileId(TileId.EntriesLevel, 0, 5) })
        {
            var place = Path.Combine(_log.Folder, tile.Path);
            var bytes = await File.ReadAllBytesAsync(place, Ct);
            var bit = 0;
            foreach (var changed in Flipped(bytes))
            {
                await File.WriteAllBytesAsync(place, changed, Ct);
                var faults = await VerifyAsync(checkpoint);
                faults.ShouldNotBeEmpty($"{tile.Path} bit {bit}");
                if (tile.Level == 0) faults.ShouldBe([new LogFault.EntryChanged(bit / 8 / TreeHash.Size)]);
                else faults.ShouldAllBe(f => f is LogFault.EntryChanged || f.Equals(new LogFault.TileMalformed(tile)));
                bit++;
            }
            await File.WriteAllBytesAsync(place, bytes, Ct);
        }
        (await VerifyAsync(checkpoint)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_to_a_witness_with_any_bit_flipped_is_not_cosigned()
    {
        var folder = Directory.CreateTempSubdirectory("neura-flipped-");
        try
        {
            var signer = new NoteSigner("w.test/w", NoteKeyType.Cosignature, _key);
            using var witness = new Witness(signer, [_log.Verifier], new FolderWitnessState(folder.FullName));
            var first = await _log.GrowAsync(5, _random);
            await witness.AddCheckpointAsync(new WitnessRequest(0, [], first).ToString(), Now, Ct);
            var second = await _log.GrowAsync(6, _random);
            var proof = await new TreeReader(_log.Store, 11).ConsistencyAsync(5, Ct);
            var body = new WitnessRequest(5, proof, second).ToString();
            foreach (var changed in Flipped(Encoding.UTF8.GetBytes(body)))
                (await witness.AddCheckpointAsync(Encoding.UTF8.GetString(changed), Now, Ct))
                    .ShouldNotBeOfType<WitnessAnswer.Cosigned>(Encoding.UTF8.GetString(changed));
            (await witness.AddCheckpointAsync(body, Now, Ct)).ShouldBeOfType<WitnessAnswer.Cosigned>();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Log_whose_entries_are_reordered_truncated_repeated_or_left_out_has_another_root() =>
        Prop.ForAll<PositiveInt, PositiveInt, PositiveInt>((count, first, second) =>
        {
            var entries = Enumerable.Range(0, (count.Get % 600) + 2).Select(i => BitConverter.GetBytes(i)).ToList();
            var (a, b) = (first.Get % entries.Count, second.Get % entries.Count);
            var root = Root(entries);
            var swapped = entries.ToList();
            (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
            (Root(swapped) == root).ShouldBe(a == b);
            Root(entries[..^1]).ShouldNotBe(root);
            Root([.. entries[..a], .. entries[(a + 1)..]]).ShouldNotBe(root);
            Root([.. entries, entries[a]]).ShouldNotBe(root);
            Root([.. entries[..a], entries[a], .. entries[a..]]).ShouldNotBe(root);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Truncated_and_reordered_logs_are_named_by_their_files()
    {
        var checkpoint = TestLog.Read(await _log.GrowAsync(300, _random));
        using var shorter = new TestLog();
        await TreeIntegration.AppendAsync(shorter.Store, 0, [.. _log.Entries.Take(299)], Ct);
        (await new LogVerifier(shorter.Store, checkpoint).VerifyAsync(null, Ct)).ShouldContain(
            new LogFault.TileMissing(new TileId(0, 1, 44)));

        using var reordered = new TestLog();
        List<ReadOnlyMemory<byte>> entries = [.. _log.Entries];
        (entries[7], entries[8]) = (entries[8], entries[7]);
        await TreeIntegration.AppendAsync(reordered.Store, 0, entries, Ct);
        (await new LogVerifier(reordered.Store, checkpoint).VerifyAsync(null, Ct)).ShouldBe([new LogFault.RootDiffers()]);
        // Only the entries: the tiles still say which are not where they were.
        var bundle = new TileId(TileId.EntriesLevel, 0, TileId.FullWidth);
        File.Copy(Path.Combine(reordered.Folder, bundle.Path), Path.Combine(_log.Folder, bundle.Path), overwrite: true);
        (await VerifyAsync(checkpoint)).ShouldBe([new LogFault.EntryChanged(7), new LogFault.EntryChanged(8)]);
    }

    private Task<IReadOnlyList<LogFault>> VerifyAsync(Checkpoint checkpoint) =>
        new LogVerifier(_log.Store, checkpoint).VerifyAsync(null, Ct);

    /// <summary>RFC 6962's own recursion, without tiles.</summary>
    private static TreeHash Root(List<byte[]> entries)
    {
        if (entries.Count == 0) return TreeHash.OfNothing;
        if (entries.Count == 1) return TreeHash.OfLeaf(entries[0]);
        var split = (int)new LeafRange(0, entries.Count).Split;
        return TreeHash.OfNode(Root([.. entries.Take(split)]), Root([.. entries.Skip(split)]));
    }

    private static IEnumerable<byte[]> Flipped(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return changed;
        }
    }
}
