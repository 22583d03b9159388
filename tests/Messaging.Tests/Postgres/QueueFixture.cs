using Neura.Database;
using Neura.Messaging;

namespace NeuraNft.Messaging.Tests;

/// <summary>A fresh database for one test class.</summary>
public sealed class QueueFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public PostgresQueue Queue(string name, PostgresQueueOptions? options = null) =>
        new(Database.DataSource, name, options, TimeProvider.System);
}
