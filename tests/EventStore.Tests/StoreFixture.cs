using Neura.Database;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

/// <summary>A fresh database and a store on it, one for each test class.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private TestDatabase database = null!;

    public DocumentStore Store { get; private set; } = null!;

    public NpgsqlDataSource DataSource => database.DataSource;

    public string ConnectionString => database.ConnectionString;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(CancellationToken.None);
        Store = NewStore();
    }

    /// <summary>Another store on the same database, as another process would have.</summary>
    public DocumentStore NewStore(Action<StoreOptions>? change = null) => NewStore(DataSource, change);

    public static DocumentStore NewStore(NpgsqlDataSource dataSource, Action<StoreOptions>? change)
    {
        var options = new StoreOptions { PollInterval = TimeSpan.FromMilliseconds(200) };
        Account.Map(options.Events);
        change?.Invoke(options);
        return new DocumentStore(dataSource, options, TimeProvider.System);
    }

    public Task<AppendResult> AppendAsync(string key, ExpectedVersion expected, params object[] events) =>
        AppendAsync(EventMetadata.None, key, expected, events);

    public async Task<AppendResult> AppendAsync(EventMetadata metadata, string key, ExpectedVersion expected, params object[] events)
    {
        var session = Store.LightweightSession(metadata);
        session.Events.Append(key, expected, events);
        return await session.SaveChangesAsync(Ct);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await database.DisposeAsync();
    }
}
