using Microsoft.Extensions.Logging.Abstractions;
using Neura.Database;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Operator.Tests;

/// <summary>A fresh market's database, a store on it, and the command run on it.</summary>
public sealed class MarketDatabase : IAsyncLifetime
{
    private TestDatabase database = null!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DocumentStore Store { get; private set; } = null!;

    public ProjectionProgress Progress => new(Store);

    public string ConnectionString => database.ConnectionString;

    public Npgsql.NpgsqlDataSource DataSource => database.DataSource;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(CancellationToken.None);
        Store = MarketStore.Create(database.DataSource, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Through the command's own parser, on this database.</summary>
    internal Task<Answer> NeuraAsync(params string[] arguments) => Answer.OfAsync([.. arguments, "--connection", ConnectionString]);

    internal async Task<AppendResult> AppendAsync(EventMetadata metadata, string stream, params object[] events)
    {
        var session = Store.LightweightSession(metadata);
        session.Events.Append(stream, ExpectedVersion.Any, events);
        return await session.SaveChangesAsync(Ct);
    }

    /// <summary>Runs a daemon while something is done.</summary>
    internal async Task WithDaemonAsync(ISubscription reader, Func<Task> work)
    {
        var options = new ProjectionDaemonOptions
        {
            RetryDelay = TimeSpan.FromMilliseconds(5),
            StandbyDelay = TimeSpan.FromMilliseconds(50),
            HeartbeatInterval = TimeSpan.FromMilliseconds(100),
            Node = "test-node",
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = new ProjectionDaemon(Store, [], [reader], options, TimeProvider.System, NullLogger.Instance).RunAsync(stop.Token);
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }
}
