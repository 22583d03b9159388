using System.Text.Json;
using Neura.Cryptography;
using Neura.EventStore;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.PaymentSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Erasure;

public sealed class EraseSubjectTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Network = "testnet";
    private const string Secret = "the name of my first cat";

    private static readonly SignedReceipt Salted = Signed with { Salt = Convert.ToBase64String([.. Enumerable.Repeat((byte)9, 32)]) };

    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Nothing_that_an_account_wrote_stands_in_the_log_and_after_its_erasure_nobody_reads_it()
    {
        var (erase, store) = Parts();
        await using var _ = store;
        var job = await WriteAsync(store, Bob);
        (await TextsAsync()).ShouldNotContain(Secret);
        (await TextsAsync()).ShouldNotContain(Salted.Salt!);
        await market.ExecuteAsync(
            $"""
            insert into chat_session (id, network, account, title, model, created_at)
            values (gen_random_uuid(), '{Network}', '{Bob.Value}', '{Secret}', 'm', now())
            """);
        var before = await store.FetchStreamAsync(StreamKeys.Inference(job), 1, Ct);
        ((InferenceEvent.InferenceRequested)before[0].Data).Input.ShouldContain(Secret);
        ((InferenceEvent.InferenceCompleted)before[^1].Data).Result.Output.ShouldContain(Secret);

        var done = await ErasedAsync(erase, Bob, Guid.NewGuid());
        done.Position.ShouldBeGreaterThan(0);
        (await market.CountAsync("select count(*) from chat_session where account = $1", Bob.Value)).ShouldBe(0);
        await using var elsewhere = MarketStore.Create(market.Db, TimeProvider.System);
        foreach (var reader in new[] { store, elsewhere })
        {
            var after = await reader.FetchStreamAsync(StreamKeys.Inference(job), 1, Ct);
            ((InferenceEvent.InferenceRequested)after[0].Data).Input.ShouldBe(PersonalFields.ErasedJson);
            var result = ((InferenceEvent.InferenceCompleted)after[^1].Data).Result;
            ((InferenceEvent.InferenceCompleted)after[^1].Data).Receipt.ShouldBe(Salted with { Salt = null });
            (result.Output, result.InputSha256, result.OutputSha256).ShouldBe(
                (PersonalFields.ErasedJson, PersonalFields.ErasedHash, PersonalFields.ErasedHash));
            var account = await reader.FetchStreamAsync(StreamKeys.Account(Network, Bob), 1, Ct);
            account.Select(e => e.Data).OfType<AccountEvent.ApiKeyIssued>().ShouldAllBe(e => e.Name == PersonalFields.ErasedText);
            account.Count(e => e.Data is AccountEvent.SubjectErased).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Proofs_made_before_still_verify()
    {
        var (erase, store) = Parts();
        await using var _ = store;
        await WriteAsync(store, Carol);
        var head = await market.CountAsync("select position from es_head");
        var folder = Directory.CreateTempSubdirectory("neura-erased-");
        try
        {
            using var key = Key.Create(SignatureAlgorithm.Ed25519);
            var tiles = new FolderTileStore(folder.FullName);
            var log = new AuditLog(
                new AuditLeaves(market.Db), tiles, new NoteSigner("o", NoteKeyType.Ed25519, key), TimeProvider.System);
            await log.ExtendAsync(head, Ct);
            var proofs = new AuditProofs(new AuditLeaves(market.Db), tiles);
            var before = (await proofs.ProveAsync(head, Ct))!.Value;
            await ErasedAsync(erase, Carol, Guid.NewGuid());
            await log.ExtendAsync(await market.CountAsync("select position from es_head"), Ct);

            var policy = LogPolicy.Parse($"log {log.Verifier}\nquorum none\n");
            before.Proof.Verify(before.Event.Leaf.ToEntry(), policy).ShouldBeOfType<ProofVerdict.Proven>();
            var after = (await proofs.ProveAsync(head, Ct))!.Value;
            after.Proof.Verify(before.Event.Leaf.ToEntry(), policy).ShouldBeOfType<ProofVerdict.Proven>();
            (before.Event.IsGenuine, after.Event.IsGenuine).ShouldBe((true, true));
            after.Event.Data.ShouldNotContain(Secret);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_same_command_is_answered_as_the_first_and_a_further_one_finds_nothing_to_do()
    {
        var (erase, store) = Parts();
        await using var _ = store;
        await WriteAsync(store, Dave);
        var key = Guid.NewGuid();
        var first = await ErasedAsync(erase, Dave, key);
        (await ErasedAsync(erase, Dave, key)).ShouldBe(first with { Replayed = true });
        (await ErasedAsync(erase, Dave, Guid.NewGuid())).Position.ShouldBe(0);

        // Who comes back and writes again has another key, and can be erased again.
        var job = await WriteAsync(store, Dave);
        var again = (await store.FetchStreamAsync(StreamKeys.Inference(job), 1, Ct))[0];
        ((InferenceEvent.InferenceRequested)again.Data).Input.ShouldContain(Secret);
        (await ErasedAsync(erase, Dave, Guid.NewGuid())).Position.ShouldBeGreaterThan(first.Position);
    }

    [Fact]
    public async Task Killed_connections_leave_all_or_nothing_and_asking_again_ends_it()
    {
        for (var round = 0; round < 12; round++)
        {
            var subject = Account.Parse($"killed{round}.test.near");
            var (erase, store) = Parts();
            await using var _ = store;
            await PersistAsync(() => WriteAsync(store, subject));
            var command = Guid.NewGuid();
            var killing = Task.Delay(round, Ct).ContinueWith(
                _ => market.ExecuteAsync(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """),
                Ct, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
            await TryAsync(() => ErasedAsync(erase, subject, command));
            await TryAsync(async () =>
            {
                await killing;
                return 0;
            });
            var events = await PersistAsync(() => CountAsync("subject_erased", subject));
            // All or nothing: where the event is there, the keys are gone.
            var keys = await PersistAsync(() => market.CountAsync("select count(*) from subject_key where subject = $1", subject.Value));
            (events == 1).ShouldBe(keys == 0, $"round {round}: {events} events, {keys} keys");
            await PersistAsync(() => ErasedAsync(erase, subject, command));
            (await PersistAsync(() => CountAsync("subject_erased", subject))).ShouldBe(1);
            (await PersistAsync(() => market.CountAsync("select count(*) from subject_key where subject = $1", subject.Value))).ShouldBe(0);
        }
        // No dead connection is left for the next test.
        market.Db.Clear();
    }

    private (EraseSubject Erase, DocumentStore Store) Parts()
    {
        var keys = new SubjectKeys(market.Db, TimeProvider.System);
        var store = MarketStore.Create(market.Db, keys, TimeProvider.System);
        return (new EraseSubject(market.Db, store, keys, TimeProvider.System), store);
    }

    private static async Task<CommandAnswer> ErasedAsync(EraseSubject erase, Account subject, Guid key) =>
        (await erase.HandleAsync(new EraseSubject.Command(Network, subject, key, subject), Ct))
            .ShouldBeOfType<Result<CommandAnswer, CommandRefusal>.Ok>().Value;

    /// <summary>A key with a name, and a job with its input and answer.</summary>
    private static async Task<Guid> WriteAsync(DocumentStore store, Account by)
    {
        var job = Guid.NewGuid();
        var asked = Requested() with { Job = job, Requester = by, Input = JsonSerializer.Serialize(Secret) };
        await AppendAsync(store, StreamKeys.Inference(job), asked);
        var result = Result with { Output = JsonSerializer.Serialize(new { said = Secret }) };
        var completed = new InferenceEvent.InferenceCompleted(job, "w", 1, result) { Receipt = Salted };
        await AppendAsync(store, StreamKeys.Inference(job), completed);
        await AppendAsync(
            store, StreamKeys.Account(Network, by),
            new AccountEvent.ApiKeyIssued(
                Network, by, job, Secret, ApiScopes.Read, job, At(1).ToDateTimeOffset(), At(2).ToDateTimeOffset()));
        return job;
    }

    private static async Task AppendAsync(DocumentStore store, string stream, object one)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append(stream, ExpectedVersion.Any, [one]);
        (await session.SaveChangesAsync(Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    private Task<long> CountAsync(string type, Account subject) => market.CountAsync(
        "select count(*) from mt_events where type = $1 and stream_id = $2", type, StreamKeys.Account(Network, subject));

    private async Task<string> TextsAsync()
    {
        await using var command = market.Db.CreateCommand("select string_agg(data::text, '') from mt_events");
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
        }
        catch (Exception killed) when (killed is Npgsql.NpgsqlException or EventStoreUnavailableException)
        {
            // The process that asked is gone; what it asked for is there or not.
        }
    }

    private static async Task<T> PersistAsync<T>(Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or EventStoreUnavailableException && attempt < 50)
            {
                await Task.Delay(5, Ct);
            }
    }
}
