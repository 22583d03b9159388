using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>What cannot be rebuilt says so before it touches anything.</summary>
public sealed class RebuildRefusalTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Projection_without_tables_has_nothing_to_rebuild()
    {
        var result = await RebuildAsync(new Written("sends", []));
        result.ShouldBe(new RebuildResult(RebuildOutcome.NothingToRebuild, 0, "", ""));
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM mt_event_progression WHERE name LIKE 'sends%'")).ShouldBe(0);
    }

    [Fact]
    public async Task One_shard_is_not_the_projection() =>
        (await Should.ThrowAsync<ArgumentException>(() => RebuildAsync(Kinds.New(Kinds.Single, "").Split(2)[0])))
            .Message.ShouldContain("not its single/0of2");

    [Fact]
    public async Task Only_a_fold_can_be_sharded() => await Should.ThrowAsync<ArgumentException>(
        () => RebuildAsync(new Written("whole", ["t"]), new RebuildOptions { Shards = 2 }));

    [Theory]
    [InlineData("CREATE TABLE t_none_else (id int)", "t_none does not exist", "t_none")]
    [InlineData("CREATE VIEW t_view AS SELECT 1", "t_view is no ordinary table", "t_view")]
    [InlineData("CREATE UNLOGGED TABLE t_unlogged (id int)", "t_unlogged is no ordinary table", "t_unlogged")]
    [InlineData("CREATE TABLE t_a (id int PRIMARY KEY); CREATE TABLE t_b (a int REFERENCES t_a)", "t_a has the foreign key t_b", "t_a")]
    [InlineData("CREATE TABLE t_serial (id bigserial)", "t_serial draws column id from a sequence", "t_serial")]
    [InlineData("CREATE TABLE t_identity (id int GENERATED ALWAYS AS IDENTITY)", "t_identity draws column id from a seq", "t_identity")]
    [InlineData("CREATE TABLE t_secure (id int); ALTER TABLE t_secure ENABLE ROW LEVEL SECURITY", "t_secure has row security", "t_secure")]
    [InlineData("CREATE TABLE t_seen (id int); CREATE MATERIALIZED VIEW seen AS SELECT * FROM t_seen", "materialized view seen", "t_seen")]
    [InlineData("CREATE TABLE t_typed (id int); CREATE FUNCTION typed(t_typed) RETURNS int RETURN 1", "type used by function", "t_typed")]
    [InlineData("CREATE TABLE t_stats (a int, b int); CREATE STATISTICS ab ON a, b FROM t_stats", "extended statistics ab", "t_stats")]
    [InlineData(
        """
        CREATE TABLE t_trigger (id int);
        CREATE TRIGGER fires BEFORE INSERT ON t_trigger EXECUTE FUNCTION suppress_redundant_updates_trigger()
        """,
        "t_trigger has the trigger fires",
        "t_trigger")]
    public async Task Table_that_cannot_be_swapped_is_named_with_the_reason(string ddl, string reason, string table)
    {
        await fixture.ExecuteAsync(ddl);
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => RebuildAsync(new Written("refused", [table])));
        refused.Message.ShouldContain(reason);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname = 'rebuild_refused'")).ShouldBe(0);
    }

    [Fact]
    public async Task Handler_that_names_the_schema_is_stopped_before_it_writes_live_rows()
    {
        await fixture.ExecuteAsync("CREATE TABLE qualified (position bigint PRIMARY KEY)");
        await fixture.AppendAsync("qualified/1", ExpectedVersion.Any, new AccountEvent.Opened("a"));
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => RebuildAsync(new Written("qualified", ["qualified"])));
        refused.Message.ShouldContain("names the schema");
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM qualified")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_rebuilds_of_one_projection_do_not_run_at_once()
    {
        await fixture.ExecuteAsync(Kinds.Ddl("_alone"));
        await fixture.AppendAsync("alone/1", ExpectedVersion.Any, new AccountEvent.Opened("a"));
        var projection = Kinds.New(Kinds.Single, "_alone");
        Task<RebuildResult>? second = null;
        var first = await RebuildAsync(projection, new RebuildOptions(), new Steps
        {
            // Within the first one, which goes on when the second has ended.
            Report = _ => Task.WaitAny([second ??= RebuildAsync(projection)], Eventually.Patience),
        });
        (await Should.ThrowAsync<InvalidOperationException>(() => second!)).Message.ShouldBe("Another rebuild of single_alone runs.");
        first.Outcome.ShouldBe(RebuildOutcome.Swapped);
    }

    private Task<RebuildResult> RebuildAsync(
        IProjection projection, RebuildOptions? options = null, IProgress<RebuildProgress>? progress = null) =>
        Rebuilds.RunAsync(fixture.Store, projection, options ?? new(), progress);

    /// <summary>A handler of SQL of its own, with the schema before its table.</summary>
    private sealed class Written(string name, IReadOnlyList<string> tables) : IProjection
    {
        public string Name => name;

        public IReadOnlyList<string> Tables => tables;

        public async Task ApplyAsync(
            NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
        {
            await using var insert = new NpgsqlCommand($"INSERT INTO public.{tables[0]} VALUES ($1)", connection, transaction)
            {
                Parameters = { new() { Value = page[0].Sequence } },
            };
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
