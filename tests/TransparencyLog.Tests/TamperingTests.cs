using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Verifying;

namespace NeuraNft.TransparencyLog.Tests;

public sealed class TamperingTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly Random _random = new(TestLog.Seed);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_whole_log_verifies_at_any_size()
    {
        foreach (var growth in new[] { 1, 254, 1, 1, 600, 65_000 })
            (await VerifyAsync(TestLog.Read(await _log.GrowAsync(growth, _random)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_flipped_byte_of_every_file_is_named()
    {
        var checkpoint = TestLog.Read(await _log.GrowAsync(600, _random));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_log.Folder, "tile"), "*", SearchOption.AllDirectories).ToList())
        {
            TileId.TryParse(Path.GetRelativePath(_log.Folder, file), out var tile).ShouldBeTrue();
            var bytes = await File.ReadAllBytesAsync(file, Ct);
            for (var i = 0; i < bytes.Length; i += Math.Max(1, bytes.Length / 97))
            {
                bytes[i] ^= 1;
                await File.WriteAllBytesAsync(file, bytes, Ct);
                (await VerifyAsync(checkpoint)).Select(f => Place(f)).ShouldContain(p => Concerns(p, tile), $"{tile.Path} byte {i}");
                bytes[i] ^= 1;
            }
            await File.WriteAllBytesAsync(file, bytes[..^1], Ct);
            (await VerifyAsync(checkpoint)).ShouldContain(new LogFault.TileMalformed(tile));
            File.Delete(file);
            (await VerifyAsync(checkpoint)).ShouldContain(new LogFault.TileMissing(tile));
            await File.WriteAllBytesAsync(file, bytes, Ct);
        }
        (await VerifyAsync(checkpoint)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_that_was_written_anew_is_another_root()
    {
        var checkpoint = TestLog.Read(await _log.GrowAsync(300, _random));
        using var other = new TestLog();
        await other.GrowAsync(300, new Random(1));
        (await new LogVerifier(other.Store, checkpoint).VerifyAsync(null, Ct)).ShouldBe([new LogFault.RootDiffers()]);
    }

    [Fact]
    public async Task An_older_copy_of_the_log_is_not_signed()
    {
        var old = await _log.GrowAsync(300, _random);
        using var copy = new TestLog();
        await TreeIntegration.AppendAsync(copy.Store, 0, _log.Entries, Ct);
        var anchor = TestLog.Read(await _log.GrowAsync(10, _random));

        var publisher = new CheckpointPublisher(copy.Store, copy.Signer);
        (await Should.ThrowAsync<LogForkedException>(publisher.SignAsync(anchor, default, Ct))).Message.ShouldContain("older copy");
        (await publisher.SignAsync(TestLog.Read(old), default, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_log_whose_past_was_changed_is_not_signed()
    {
        var anchor = TestLog.Read(await _log.GrowAsync(300, _random));
        using var changed = new TestLog();
        await TreeIntegration.AppendAsync(changed.Store, 0, [.. _log.Entries.Take(299), new byte[] { 1 }, new byte[] { 2 }], Ct);
        var publisher = new CheckpointPublisher(changed.Store, changed.Signer);
        (await Should.ThrowAsync<LogForkedException>(publisher.SignAsync(anchor, default, Ct))).Message.ShouldContain("not those");
    }

    [Fact]
    public async Task Integrating_that_is_cut_off_anywhere_goes_on_to_the_same_tree()
    {
        await _log.GrowAsync(1_000, _random);
        var root = await new TreeReader(_log.Store, 1_000).RootAsync(Ct);
        for (var kill = 1; kill <= 10; kill++)
        {
            using var other = new TestLog();
            await TreeIntegration.AppendAsync(other.Store, 0, [.. _log.Entries.Take(200)], Ct);
            var killed = new KilledStore(other.Store, kill);
            await Should.ThrowAsync<KilledException>(TreeIntegration.AppendAsync(killed, 200, [.. _log.Entries.Skip(200)], Ct));
            (await TreeIntegration.AppendAsync(other.Store, 200, [.. _log.Entries.Skip(200)], Ct)).ShouldBe(new TreeSize(1_000, root));
            (await new LogVerifier(other.Store, new Checkpoint("o", 1_000, root)).VerifyAsync(null, Ct)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Other_entries_after_a_cut_are_refused()
    {
        await _log.GrowAsync(300, _random);
        var killed = new KilledStore(_log.Store, 4);
        await Should.ThrowAsync<KilledException>(TreeIntegration.AppendAsync(killed, 300, Entries(1), Ct));
        await Should.ThrowAsync<TileConflictException>(TreeIntegration.AppendAsync(_log.Store, 300, Entries(2), Ct));
    }

    private static List<ReadOnlyMemory<byte>> Entries(byte of) =>
        [.. Enumerable.Range(0, 300).Select(_ => (ReadOnlyMemory<byte>)new[] { of })];

    private Task<IReadOnlyList<LogFault>> VerifyAsync(Checkpoint checkpoint) =>
        new LogVerifier(_log.Store, checkpoint).VerifyAsync(null, Ct);

    private static (TileId Tile, int? Offset) Place(LogFault fault) => fault switch
    {
        LogFault.EntryChanged e => (new TileId(0, e.Index / 256, 256), (int)(e.Index % 256)),
        LogFault.HashChanged h => (h.Tile, h.Offset),
        LogFault.TileMalformed m => (m.Tile, null),
        LogFault.TileMissing m => (m.Tile, null),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "no place"),
    };

    private static bool Concerns((TileId Tile, int? Offset) place, TileId changed) =>
        place.Tile.Index == changed.Index && Math.Max(place.Tile.Level, 0) == Math.Max(changed.Level, 0);
}
