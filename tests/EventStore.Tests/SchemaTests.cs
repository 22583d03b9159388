namespace NeuraNft.EventStore.Tests;

public sealed class SchemaTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    // As a real Marten 9.29 with string stream keys and all metadata columns creates them; ours adds none.
    [Theory]
    [InlineData(
        "mt_streams",
        "id varchar, type varchar, version int8, timestamp timestamptz, created timestamptz, tenant_id varchar, is_archived bool")]
    [InlineData(
        "mt_events",
        "seq_id int8, id uuid, stream_id varchar, version int8, data jsonb, bdata bytea, type varchar, timestamp timestamptz, "
        + "tenant_id varchar, mt_dotnet_type varchar, correlation_id varchar, causation_id varchar, headers jsonb, user_name varchar, "
        + "is_archived bool")]
    [InlineData("mt_event_progression", "name varchar, last_seq_id int8, last_updated timestamptz")]
    public async Task Table_has_martens_columns(string table, string expected)
    {
        var columns = await fixture.ScalarAsync<string>(
            $"""
            SELECT string_agg(column_name || ' ' || udt_name, ', ' ORDER BY ordinal_position)
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'
            """);
        columns.ShouldBe(expected);
    }

    [Theory]
    [InlineData("mt_streams", "id")]
    [InlineData("mt_events", "seq_id")]
    [InlineData("mt_event_progression", "name")]
    public async Task Table_has_martens_primary_key(string table, string expected)
    {
        var key = await fixture.ScalarAsync<string>(
            $"""
            SELECT string_agg(k.column_name, ',') FROM information_schema.table_constraints c
              JOIN information_schema.key_column_usage k USING (constraint_name, table_name)
             WHERE c.table_name = '{table}' AND c.constraint_type = 'PRIMARY KEY'
            """);
        key.ShouldBe(expected);
    }

    [Fact]
    public async Task Events_are_unique_by_stream_and_version_in_each_partition()
    {
        var indexes = await fixture.ScalarAsync<string[]>(
            """
            SELECT array_agg(coalesce(i.indexdef, p.name)) FROM es_partitions p
              LEFT JOIN pg_indexes i ON i.tablename = p.name AND i.indexname = p.name || '_stream_and_version'
            """);
        indexes.Length.ShouldBeGreaterThan(2);
        foreach (var index in indexes)
        {
            index.ShouldContain("UNIQUE INDEX");
            index.ShouldContain("(stream_id, version)");
        }
    }
}
