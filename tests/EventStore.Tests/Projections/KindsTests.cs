using FsCheck;
using FsCheck.Fluent;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Every kind of projection, inline, behind the log, live and in shards, against an oracle in memory.</summary>
public sealed class KindsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Every => Kinds.All;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Any_history_in_any_pages_gives_the_rows_of_a_fold_in_memory(string kind)
    {
        var tables = new KindsTables(fixture, $"_pages_{kind}");
        await tables.CreateAsync();
        var projection = Kinds.New(kind, $"_pages_{kind}");
        var cases = Gen.Zip(KindsTables.Histories, Gen.Zip(Gen.Choose(1, 12), Gen.Choose(1, 4)));
        foreach (var (history, (pageSize, shards)) in Seeded.Sample(cases, 25, 60))
        {
            var log = Log(history);
            var expected = KindsOracle.Of(kind, log);
            await tables.EmptyAsync();
            foreach (var page in log.Chunk(pageSize)) await tables.ApplyAsync(projection, page);
            (await tables.RowsAsync(kind)).ShouldBe(expected);

            await tables.EmptyAsync();
            foreach (var shard in projection.Split(shards))
                foreach (var page in log.Chunk(pageSize)) await tables.ApplyAsync(shard, page);
            (await tables.RowsAsync(kind)).ShouldBe(expected, $"{shards} shards");
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Rows_by_copy_are_those_of_single_pages(string kind)
    {
        var tables = new KindsTables(fixture, $"_copy_{kind}");
        await tables.CreateAsync();
        var projection = Kinds.New(kind, $"_copy_{kind}");
        var log = Log([.. Enumerable.Range(0, 3000).Select(i => ($"s{i % 700}", (i % 7) switch
        {
            0 => new AccountEvent.Opened($"s{i % 50}"),
            < 3 => (object)new AccountEvent.Noted($"n{i % 900},-n{i % 13}"),
            _ => new AccountEvent.Deposited((i % 11) - 4),
        }))]);
        foreach (var page in log.Chunk(1500)) await tables.ApplyAsync(projection, page);
        (await tables.RowsAsync(kind)).ShouldBe(KindsOracle.Of(kind, log));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Inline_rows_are_there_when_the_append_is(string kind)
    {
        var tables = new KindsTables(fixture, $"_inline_{kind}");
        await tables.CreateAsync();
        var before = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        await using var store = fixture.NewStore(options => options.InlineProjections.Add(Kinds.New(kind, $"_inline_{kind}")));
        foreach (var (stream, data) in Seeded.Sample(KindsTables.Histories, 1, 40).Single())
        {
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append($"inline_{kind}_{stream}", ExpectedVersion.Any, data);
            var position = (await session.SaveChangesAsync(StoreFixture.Ct)).Position;
            var log = (await store.QueryEventsAsync(before, int.MaxValue, StoreFixture.Ct)).Where(one => one.Sequence <= position);
            (await tables.RowsAsync(kind)).ShouldBe(KindsOracle.Of(kind, [.. log]));
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Behind_the_log_whole_and_in_shards_the_rows_are_the_same(string kind)
    {
        var (whole, sharded) = (new KindsTables(fixture, $"_whole_{kind}"), new KindsTables(fixture, $"_sharded_{kind}"));
        await whole.CreateAsync();
        await sharded.CreateAsync();
        IProjection[] projections = [Kinds.New(kind, $"_whole_{kind}"), .. Kinds.New(kind, $"_sharded_{kind}").Split(3)];
        await using (new DaemonRunner(fixture.Store, projections))
        {
            await whole.AppendAsync(Seeded.Sample(KindsTables.Histories, 1, 80).Single());
            var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
            foreach (var projection in projections)
                (await new ProjectionProgress(fixture.Store).WaitForAsync(projection.Name, head, Patience, StoreFixture.Ct)).ShouldBeTrue();
            var log = (await fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct)).Where(one => one.Sequence <= head).ToList();
            (await whole.RowsAsync(kind)).ShouldBe(KindsOracle.Of(kind, log));
            (await sharded.RowsAsync(kind)).ShouldBe(KindsOracle.Of(kind, log));
        }
    }

    [Fact]
    public async Task Live_states_are_those_of_the_tables()
    {
        var tables = new KindsTables(fixture, "_live");
        await tables.CreateAsync();
        var (single, multi, flat) = (Kinds.NewSingle("_live"), Kinds.NewMulti("_live"), Kinds.NewFlat("_live"));
        await tables.AppendAsync([
            ("live", new AccountEvent.Opened("x")), ("live", new AccountEvent.Deposited(7)), ("live", new AccountEvent.Noted("p,q")),
        ]);
        var log = await fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct);
        await tables.ApplyAsync(new CombinedProjection("live", single, multi, flat), log);

        var live = await fixture.Store.LightweightSession(EventMetadata.None).Events
            .AggregateStreamAsync("live", Account.Aggregate, StoreFixture.Ct);
        live.ShouldBe(new Account("x", 7));
        single.Fold(log)["live"].ShouldBe(live);
        multi.Fold(log)["p"].ShouldBe(new Kinds.Mentions(1, "live"));
        flat.Fold(log)["live"].Take(3).ShouldBe(["x", 7L, 7L]);
        (await fixture.ScalarAsync<string>("SELECT state->>'owner' FROM single_live WHERE key = 'live'")).ShouldBe("x");
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM single_live")).ShouldBe(single.Fold(log).Count);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM multi_live")).ShouldBe(multi.Fold(log).Count);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_live")).ShouldBe(flat.Fold(log).Count);
    }

    [Fact]
    public async Task Events_applied_again_change_no_document()
    {
        var tables = new KindsTables(fixture, "_again");
        await tables.CreateAsync();
        var log = Log([("a", new AccountEvent.Deposited(3)), ("a", new AccountEvent.Noted("n")), ("a", new AccountEvent.Deposited(4))]);
        foreach (var projection in (IProjection[])[Kinds.NewSingle("_again"), Kinds.NewMulti("_again")])
            for (var time = 0; time < 2; time++) await tables.ApplyAsync(projection, log);
        (await tables.RowsAsync(Kinds.Single)).ShouldBe(KindsOracle.Of(Kinds.Single, log));
        (await tables.RowsAsync(Kinds.Multi)).ShouldBe(KindsOracle.Of(Kinds.Multi, log));
    }

    /// <summary>As the store would hand them out, but not from position 1: these have no part in the layout of shards.</summary>
    private static RecordedEvent[] Log((string Stream, object Data)[] history)
    {
        var versions = new Dictionary<string, long>();
        return [.. history.Select((one, i) => new RecordedEvent(one.Data)
        {
            Sequence = 100 + i,
            StreamKey = one.Stream,
            Version = versions[one.Stream] = versions.GetValueOrDefault(one.Stream) + 1,
            EventTypeName = "event",
            Timestamp = DateTimeOffset.UnixEpoch.AddMilliseconds(i),
        })];
    }
}
