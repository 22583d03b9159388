using Neura.Database;
using Neura.EventStore;
using NeuraNft.Application.Log;
using Npgsql;

namespace NeuraNft.Application.Tests;

/// <summary>A fresh database with the market's event store on it, one for each test class.</summary>
public sealed class MarketFixture : IAsyncLifetime
{
    private TestDatabase database = null!;

    public DocumentStore Store { get; private set; } = null!;

    public string ConnectionString => database.ConnectionString;

    public NpgsqlDataSource Db => database.DataSource;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(CancellationToken.None);
        Store = MarketStore.Create(Db, TimeProvider.System);
    }

    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = Db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async Task AppendAsync(string stream, params object[] events)
    {
        var session = Store.LightweightSession(EventMetadata.None);
        session.Events.Append(stream, ExpectedVersion.Any, events);
        (await session.SaveChangesAsync(Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await database.DisposeAsync();
    }
}
