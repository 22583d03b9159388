using FsCheck;
using FsCheck.Fluent;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>The tables of <see cref="Kinds"/> in a test's database.</summary>
internal sealed class KindsTables(StoreFixture fixture, string suffix)
{
    private static readonly string[] Streams = ["a", "b", "c", "d", "e"];

    /// <summary>Histories over few streams and names, so that they meet often. Balances may fall below zero.</summary>
    public static Gen<(string Stream, object Data)[]> Histories { get; } =
        Gen.ArrayOf(Gen.Zip(Gen.Elements(Streams), Gen.OneOf(
            Gen.Choose(-9, 20).Select(amount => (object)new AccountEvent.Deposited(amount)),
            Gen.Elements(Streams).Select(owner => (object)new AccountEvent.Opened(owner)),
            Gen.Elements("a", "b", "a,b", "c,-a", "-b", "a,c,a", "-a,-b,-c", "ä,ö").Select(text => (object)new AccountEvent.Noted(text)))));

    public Task CreateAsync() => fixture.ExecuteAsync(Kinds.Ddl(suffix));

    /// <summary>In one append, so that the log goes on without gaps; some histories are empty.</summary>
    public async Task AppendAsync(IEnumerable<(string Stream, object Data)> history)
    {
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        foreach (var (stream, data) in history) session.Events.Append(stream, ExpectedVersion.Any, data);
        (await session.SaveChangesAsync(StoreFixture.Ct)).IsWritten.ShouldBeTrue();
    }

    public async Task ApplyAsync(IProjection projection, IReadOnlyList<IEvent> page)
    {
        await using var connection = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var transaction = await connection.BeginTransactionAsync(StoreFixture.Ct);
        await projection.ApplyAsync(connection, transaction, page, StoreFixture.Ct);
        await transaction.CommitAsync(StoreFixture.Ct);
    }

    public async Task<List<string>> RowsAsync(string kind)
    {
        var rows = new List<string>();
        foreach (var table in Kinds.TablesOf(kind))
        {
            await using var command = fixture.DataSource.CreateCommand(table switch
            {
                Kinds.Single =>
                    $"SELECT concat(key, ' ', state->>'owner', ' ', state->>'balance', ' ', version, ' ', position) FROM single{suffix}",
                Kinds.Multi => $"SELECT concat_ws(' ', key, state->>'count', state->>'last', version, position) FROM multi{suffix}",
                _ => $"""
                     SELECT concat(account, ' ', owner, ' ', balance, ' ', largest, ' ', floor(extract(epoch FROM changed) * 1000)::bigint)
                       FROM flat{suffix}
                     """,
            });
            await using var reader = await command.ExecuteReaderAsync(StoreFixture.Ct);
            while (await reader.ReadAsync(StoreFixture.Ct)) rows.Add(reader.GetString(0));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public Task EmptyAsync() => fixture.ExecuteAsync($"TRUNCATE single{suffix}, multi{suffix}, flat{suffix}");
}
