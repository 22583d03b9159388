using System.Reflection;
using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Tests;

/// <summary>A row that was copied is the row that JSON would have made.</summary>
public sealed class CopyTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copied_time_is_rounded_as_the_server_rounds_its_text()
    {
        var start = new DateTimeOffset(2026, 11, 21, 23, 59, 59, TimeSpan.Zero);
        long[] ticks = [0, 1, 4, 5, 6, 15, 25, 1_234_565, 1_234_575, 5_000_005, 9_999_994, 9_999_995, 9_999_999];
        var random = new Random(101);
        DateTimeOffset[] times =
            [.. ticks.Concat(Enumerable.Range(0, 2000).Select(_ => random.NextInt64(1_000_000) * 10 + 5)).Select(t => start.AddTicks(t))];
        await using var command = models.Source.CreateCommand("select t::timestamptz from unnest($1) with ordinality u(t, n) order by n");
        command.Parameters.Add(new NpgsqlParameter { Value = times.Select(t => t.ToString("O")).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        foreach (var time in times)
        {
            (await reader.ReadAsync(Ct)).ShouldBeTrue();
            CopyBuffer.Microseconds(time).ShouldBe(reader.GetDateTime(0), time.ToString("O"));
        }
    }

    [Fact]
    public async Task Copied_rows_of_every_kind_of_value_are_those_that_JSON_makes()
    {
        var random = new Random(7);
        EveryKind[] rows = [.. Enumerable.Range(0, 3000).Select(n => EveryKind.Of(n, random))];
        await using var connection = await models.Source.OpenConnectionAsync(Ct);
        foreach (var table in new[] { "copied", "upserted", "staged" })
        {
            await using var create = new NpgsqlCommand(EveryKind.Create(table), connection);
            await create.ExecuteNonQueryAsync(Ct);
        }
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await new Table<EveryKind>("copied", "number").CopyAsync(connection, rows, Ct);
            foreach (var few in rows.Chunk(100))
                await new Table<EveryKind>("upserted", "number").UpsertAsync(connection, transaction, few, Ct);
            var staged = new Table<EveryKind>("staged", "number");
            await staged.UpsertAsync(connection, transaction, [.. rows.Take(1000).Select(r => r with { Text = "before" })], Ct);
            await staged.UpsertAsync(connection, transaction, rows, Ct);
            await transaction.CommitAsync(Ct);
        }
        await using var compare = new NpgsqlCommand(
            """
            select (select count(*) from copied), (select count(*) from (select * from copied except select * from upserted) d),
                (select count(*) from staged), (select count(*) from (select * from copied except select * from staged) d)
            """,
            connection);
        await using var reader = await compare.ExecuteReaderAsync(Ct);
        (await reader.ReadAsync(Ct)).ShouldBeTrue();
        (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)).ShouldBe((3000, 0, 3000, 0));
    }

    [Fact]
    public async Task Every_column_of_every_table_can_be_copied()
    {
        var tables = typeof(Table<>).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(Table<>)
                && !f.FieldType.ContainsGenericParameters)
            .Select(f => f.GetValue(null)!).ToList();
        tables.Count.ShouldBeGreaterThan(30);
        var others = new List<string>();
        await using var connection = await models.Source.OpenConnectionAsync(Ct);
        foreach (var table in tables)
        {
            var name = (string)table.GetType().GetProperty("Name")!.GetValue(table)!;
            foreach (var property in table.GetType().GetGenericArguments()[0].GetProperties().Where(p => p.CanWrite))
            {
                var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
                await using var command = new NpgsqlCommand(
                    "select udt_name::text from information_schema.columns where table_name = $1 and column_name = $2", connection);
                command.Parameters.Add(new() { Value = name });
                command.Parameters.Add(new() { Value = column });
                var stored = (string?)await command.ExecuteScalarAsync(Ct);
                if (!StoredAs(property.PropertyType).Contains(stored))
                    others.Add($"{name}.{column} {stored}");
            }
        }
        others.ShouldBeEmpty();
    }

    /// <summary>Of what type a column must be whose cells are copied, for the server converts nothing.</summary>
    private static string?[] StoredAs(Type type) => Nullable.GetUnderlyingType(type) is { } value ? StoredAs(value)
        : type == typeof(string) || type == typeof(Account) ? ["varchar", "text"]
        : type == typeof(IReadOnlyList<string>) || type == typeof(IReadOnlyList<Account>) ? ["_varchar"]
        : type == typeof(Tags) ? ["_text"]
        : type == typeof(AccessLevel) ? ["int2"]
        : type.IsEnum ? ["varchar", "text", "int2"]
        : type == typeof(bool) ? ["bool"] : type == typeof(short) ? ["int2"] : type == typeof(int) ? ["int4"]
        : type == typeof(long) ? ["int8"] : type == typeof(double) ? ["float8"] : type == typeof(Guid) ? ["uuid"]
        : type == typeof(DateOnly) ? ["date"] : type == typeof(DateTimeOffset) ? ["timestamptz"]
        : type == typeof(BlockTime) || type == typeof(ulong) || type == typeof(Yocto) ? ["numeric"]
        : type.IsValueType && type != typeof(JsonElement) ? [] : ["jsonb"];

    [Fact]
    public async Task Copy_that_fails_half_way_leaves_nothing()
    {
        await using var connection = await models.Source.OpenConnectionAsync(Ct);
        await using (var create = new NpgsqlCommand(EveryKind.Create("halved"), connection))
            await create.ExecuteNonQueryAsync(Ct);
        var table = new Table<EveryKind>("halved", "number");
        await Should.ThrowAsync<InvalidOperationException>(() => table.CopyAsync(connection, Failing(), Ct));
        var twice = EveryKind.Of(1, new Random(1));
        (await Should.ThrowAsync<PostgresException>(() => table.CopyAsync(connection, [twice, twice], Ct))).SqlState.ShouldBe("23505");
        await using var count = new NpgsqlCommand("select count(*) from halved", connection);
        (await count.ExecuteScalarAsync(Ct)).ShouldBe(0L);

        static IEnumerable<EveryKind> Failing()
        {
            for (var n = 0; n < 5000; n++) yield return EveryKind.Of(n, new Random(n));
            throw new InvalidOperationException("The row function failed.");
        }
    }

    [Fact]
    public async Task Index_that_a_projection_names_is_there()
    {
        foreach (var projection in ReadModels.Projections)
        {
            await using var command = models.Source.CreateCommand(
                "select indexname::text from pg_indexes where schemaname = 'public' and tablename = any($1)");
            command.Parameters.Add(new NpgsqlParameter { Value = projection.Tables.ToArray() });
            await using var reader = await command.ExecuteReaderAsync(Ct);
            var found = new List<string>();
            while (await reader.ReadAsync(Ct))
                found.Add(reader.GetString(0));
            (projection.Lookups ?? []).ShouldBeSubsetOf(found, projection.Name);
        }
    }
}
