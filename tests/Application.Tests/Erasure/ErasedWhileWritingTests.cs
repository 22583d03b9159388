using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.PaymentSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Erasure;

/// <summary>Erasures between what belongs together, on one node and on two.</summary>
public sealed class ErasedWhileWritingTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Network = "testnet";
    private const string Secret = "the street where I grew up";

    private static readonly SignedReceipt Salted = Signed with { Salt = Convert.ToBase64String([.. Enumerable.Repeat((byte)9, 32)]) };

    private static CancellationToken Ct => MarketFixture.Ct;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Answer_of_a_job_that_ran_while_its_requester_was_erased_is_not_stored(bool workerHasTheKeyAtHand, bool isOld)
    {
        await using var here = new Node(market);
        await using var worker = new Node(market);
        var subject = Account.Parse($"running{workerHasTheKeyAtHand}{isOld}.test.near".ToLowerInvariant());
        var job = Guid.NewGuid();
        await here.AppendAsync(StreamKeys.Inference(job), Asked(job, subject), new InferenceEvent.InferenceStarted(job, "w", 1));
        if (workerHasTheKeyAtHand)
            (await worker.ReadAsync(job)).OfType<InferenceEvent.InferenceRequested>().Single().Input.ShouldContain(Secret);
        // From before there were envelopes.
        if (isOld)
            await market.ExecuteAsync(
                $$"""update mt_events set data = jsonb_set(data, '{input}', '"1"') where data ->> 'job' = '{{job}}' and data ? 'input'""");
        await here.EraseAsync(subject);

        // He has come back, so there is a key of his: the answer is not to be stored under that one either.
        var second = Guid.NewGuid();
        await here.AppendAsync(StreamKeys.Inference(second), Asked(second, subject));
        await worker.AppendAsync(StreamKeys.Inference(job), Completed(job));
        (await market.CountAsync(
            "select count(*) from mt_events where stream_id = $1 and data::text like '%env1:%'", StreamKeys.Inference(job)))
            .ShouldBe(isOld ? 0 : 1);
        foreach (var node in new[] { here, worker })
        {
            var completed = (await node.ReadAsync(job)).OfType<InferenceEvent.InferenceCompleted>().Single();
            completed.Receipt.ShouldBe(Salted with { Salt = null });
            (completed.Result.Output, completed.Result.InputSha256, completed.Result.OutputSha256).ShouldBe(
                (PersonalFields.ErasedJson, PersonalFields.ErasedHash, PersonalFields.ErasedHash));
        }
    }

    [Fact]
    public async Task Node_that_still_has_a_deleted_key_at_hand_seals_under_a_new_one()
    {
        await using var here = new Node(market);
        await using var other = new Node(market);
        var (subject, before, after) = (Account.Parse("two-nodes.test.near"), Guid.NewGuid(), Guid.NewGuid());
        await other.AppendAsync(StreamKeys.Inference(before), Asked(before, subject));
        var deleted = await KeyIdAsync(subject);
        await here.EraseAsync(subject);

        // One alone, and one with rows beside it: they go into the log by different ways.
        await other.AppendAsync(StreamKeys.Inference(after), Asked(after, subject));
        await here.EraseAsync(subject);
        var third = Guid.NewGuid();
        await other.AppendAsync(StreamKeys.Inference(third), "select 1", Asked(third, subject));
        (await KeyIdAsync(subject)).ShouldNotBe(deleted);
        foreach (var node in new[] { here, other })
            (await node.ReadAsync(third)).OfType<InferenceEvent.InferenceRequested>().Single().Input.ShouldContain(Secret);
        await here.EraseAsync(subject);
        await using var fresh = new Node(market);
        foreach (var job in new[] { before, after, third })
            (await fresh.ReadAsync(job)).OfType<InferenceEvent.InferenceRequested>().Single().Input.ShouldBe(PersonalFields.ErasedJson);
    }

    [Fact]
    public async Task Whatever_two_nodes_write_during_erasures_no_event_stands_after_one_under_a_key_from_before()
    {
        var subject = Account.Parse("busy.test.near");
        await using var here = new Node(market);
        await using var other = new Node(market);
        Node[] nodes = [here, other];
        var written = new int[nodes.Length];
        var writing = nodes.Select((node, own) => Task.Run(
            async () =>
            {
                for (; written[own] < 40; Interlocked.Increment(ref written[own]))
                {
                    var job = Guid.NewGuid();
                    await node.AppendAsync(StreamKeys.Inference(job), Asked(job, subject));
                }
            }, Ct)).ToList();
        while (!writing.TrueForAll(one => one.IsCompleted))
        {
            int[] before = [.. written];
            await here.EraseAsync(subject);
            // A store tries ten times: on a busy machine one write can meet as many erasures, unless they wait for it.
            while (writing.Where((one, own) => !one.IsCompleted && Volatile.Read(ref written[own]) == before[own]).Any())
                await Task.Delay(1, Ct);
        }
        await Task.WhenAll(writing);

        // Every envelope after the last erasure can be opened, and none before it.
        (await market.CountAsync(
            """
            select count(*) from mt_events e
             where type = 'inference_requested' and data ->> 'requester' = $1
               and (seq_id > (select max(seq_id) from mt_events where type = 'subject_erased' and data ->> 'account' = $1))
                   <> exists (select from subject_key where id = encode(substr(decode(
                          translate(substr(e.data ->> 'input', 6, 24), '-_', '+/'), 'base64'), 1, 16), 'hex')::uuid)
            """, subject.Value)).ShouldBe(0);
    }

    [Fact]
    public async Task Account_whose_keys_another_networks_erasure_took_can_still_be_erased()
    {
        await using var node = new Node(market);
        var subject = Account.Parse("both.test.near");
        var first = await node.EraseAsync(subject);
        (await node.EraseAsync(subject)).ShouldBe(first);
        var stream = StreamKeys.Account(Network, subject);
        await node.AppendAsync(
            stream, new AccountEvent.ApiKeyIssued(
                Network, subject, Guid.NewGuid(), Secret, ApiScopes.Read, Guid.NewGuid(), At(1).ToDateTimeOffset(),
                At(2).ToDateTimeOffset()));
        await node.EraseAsync(subject, "mainnet");
        (await node.EraseAsync(subject)).ShouldBe(first + 1);
        (await node.EraseAsync(subject)).ShouldBe(first + 1);
    }

    private static InferenceEvent.InferenceRequested Asked(Guid job, Account by) =>
        Requested() with { Job = job, Requester = by, Input = JsonSerializer.Serialize(Secret) };

    private static InferenceEvent.InferenceCompleted Completed(Guid job) =>
        new(job, "w", 1, Result with { Output = JsonSerializer.Serialize(new { said = Secret }) }) { Receipt = Salted };

    private async Task<Guid> KeyIdAsync(Account subject)
    {
        await using var command = market.Db.CreateCommand("select id from subject_key where subject = $1");
        command.Parameters.Add(new() { Value = subject.Value });
        return (Guid)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>A process of the market: keys at hand and a store of its own.</summary>
    private sealed class Node : IAsyncDisposable
    {
        private readonly MarketFixture _market;
        private readonly DocumentStore _store;
        private readonly EraseSubject _erase;

        public Node(MarketFixture market)
        {
            var keys = new SubjectKeys(market.Db, TimeProvider.System);
            (_market, _store) = (market, MarketStore.Create(market.Db, keys, TimeProvider.System));
            _erase = new EraseSubject(market.Db, _store, keys, TimeProvider.System);
        }

        public Task AppendAsync(string stream, params object[] events) => AppendAsync(stream, null, events);

        public async Task AppendAsync(string stream, string? beside, params object[] events)
        {
            var session = _store.LightweightSession(EventMetadata.None);
            if (beside is not null) session.QueueSqlCommand(new Npgsql.NpgsqlBatchCommand(beside));
            session.Events.Append(stream, ExpectedVersion.Any, events);
            (await session.SaveChangesAsync(Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
        }

        public async Task<List<object>> ReadAsync(Guid job) =>
            [.. (await _store.FetchStreamAsync(StreamKeys.Inference(job), 1, Ct)).Select(e => e.Data)];

        /// <returns>How often it was erased in that network.</returns>
        public async Task<long> EraseAsync(Account subject, string network = Network)
        {
            (await _erase.HandleAsync(new EraseSubject.Command(network, subject, Guid.NewGuid(), subject), Ct))
                .ShouldBeOfType<Result<CommandAnswer, CommandRefusal>.Ok>();
            return await _market.CountAsync(
                "select count(*) from mt_events where type = 'subject_erased' and stream_id = $1", StreamKeys.Account(network, subject));
        }

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
