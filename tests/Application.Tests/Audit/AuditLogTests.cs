using Microsoft.Extensions.Options;
using NeuraNft.Domain.Audit;
using Neura.Cryptography;
using Neura.EventStore;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Verifying;
using NeuraNft.Application.Audit;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Application.Tests.Audit;

public sealed class AuditLogTests : IClassFixture<MarketFixture>, IDisposable
{
    private readonly MarketFixture _market;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-audit-");
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);

    public AuditLogTests(MarketFixture market) => _market = market;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AuditProofs Proofs => new(new AuditLeaves(_market.Db), Tiles);

    private FolderTileStore Tiles => new(_folder.FullName);

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_event_is_proven_with_what_it_says_and_a_changed_one_is_not()
    {
        var log = Log();
        var head = await AppendAsync(300);
        await log.ExtendAsync(head - 7, Ct);
        (await Proofs.ProveAsync(head, Ct)).ShouldBeNull();
        await log.ExtendAsync(head, Ct);

        var policy = LogPolicy.Parse($"log {log.Verifier}\nquorum none\n");
        foreach (var position in new[] { 1, 2, head / 2, head })
        {
            var (audited, proof) = (await Proofs.ProveAsync(position, Ct)).ShouldNotBeNull();
            audited.IsGenuine.ShouldBeTrue();
            (audited with { Data = audited.Data.Replace("Some", "Other", StringComparison.Ordinal), Stream = audited.Stream + "x" })
                .IsGenuine.ShouldBeFalse();
            (audited with { StreamVersion = audited.StreamVersion + 1 }).IsGenuine.ShouldBeFalse();
            (audited with { Metadata = audited.Metadata + " " }).IsGenuine.ShouldBeFalse();
            proof.Verify(audited.Leaf.ToEntry(), policy).ShouldBeOfType<ProofVerdict.Proven>();
            proof.Verify((audited.Leaf with { Type = "other" }).ToEntry(), policy).ShouldBeOfType<ProofVerdict.NotIncluded>();
            AuditLeaf.FromEntry(audited.Leaf.ToEntry())!.ToEntry().ShouldBe(audited.Leaf.ToEntry());
        }
        await _market.ExecuteAsync("UPDATE mt_events SET data = data || '{\"forged\": true}' WHERE seq_id = 2");
        (await Proofs.ProveAsync(2, Ct))!.Value.Event.IsGenuine.ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_for_a_while_pauses_nothing()
    {
        var (head, place) = (await AppendAsync(1), Path.Combine(_folder.FullName, "unmounted"));
        await File.WriteAllTextAsync(place, "", Ct);
        var log = new AuditLog(
            new AuditLeaves(_market.Db), new FolderTileStore(place), new NoteSigner("disk.test/audit", NoteKeyType.Ed25519, _key),
            TimeProvider.System);
        var subscription = new AuditSubscription(log, Options.Create(new AuditLogOptions()), TimeProvider.System);
        var page = await _market.Store.QueryEventsAsync(head - 1, 1, Ct);
        await Should.ThrowAsync<EventStoreUnavailableException>(subscription.HandleAsync(page, Ct));
        File.Delete(place);
        await subscription.HandleAsync(page, Ct);
        (await CheckpointPublisher.LastAsync(new FolderTileStore(place), Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_log_made_anew_from_the_database_is_the_same_and_one_of_an_older_backup_is_not_signed()
    {
        var head = await AppendAsync(40);
        await Log().ExtendAsync(head, Ct);
        var note = (await CheckpointPublisher.LastAsync(Tiles, Ct)).ShouldNotBeNull();
        Checkpoint.TryParse(note.Text, out var published).ShouldBeTrue();
        (await new LogVerifier(Tiles, published).VerifyAsync(null, Ct)).ShouldBeEmpty();

        Directory.Delete(Path.Combine(_folder.FullName, "tile"), recursive: true);
        File.Delete(Path.Combine(_folder.FullName, "integrated"));
        await Log().ExtendAsync(head, Ct);
        (await new LogVerifier(Tiles, published).VerifyAsync(null, Ct)).ShouldBeEmpty();

        Directory.Delete(Path.Combine(_folder.FullName, "tile"), recursive: true);
        File.Delete(Path.Combine(_folder.FullName, "integrated"));
        await Should.ThrowAsync<LogForkedException>(Log().ExtendAsync(head - 1, Ct));
    }

    [Fact]
    public async Task Tiles_that_outlived_their_database_are_not_extended()
    {
        var head = await AppendAsync(20);
        await Log().ExtendAsync(head, Ct);
        await _market.ExecuteAsync($"DELETE FROM audit_leaf WHERE position > {head - 5}");
        await Should.ThrowAsync<LogForkedException>(Log().ExtendAsync(head, Ct));
        // It has gone on since: the same positions have leaves again, with other salts.
        await new AuditLeaves(_market.Db).CommitAsync(head - 5, head, Ct);
        await Should.ThrowAsync<LogForkedException>(Log().ExtendAsync(head, Ct));
    }

    private AuditLog Log() =>
        new(new AuditLeaves(_market.Db), Tiles, new NoteSigner("neuranft.test/audit", NoteKeyType.Ed25519, _key), TimeProvider.System);

    private async Task<long> AppendAsync(int count)
    {
        for (var i = 0; i < count; i += 20)
            await _market.AppendAsync($"contract/audit{i}", [.. Enumerable.Range(0, 20).Select(Some)]);
        return await _market.CountAsync("SELECT position FROM es_head");
    }

    private static object Some(int size) =>
        new ContractEvent.AuditAnchored(Sample.Contract, "Some/log", size, Convert.ToBase64String(new byte[32]), Sample.Dave, Sample.At(7));
}
