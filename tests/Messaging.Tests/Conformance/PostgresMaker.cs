using Neura.Database;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Messaging.Tests.Conformance;

public sealed class PostgresMaker : IQueueMaker, IAsyncLifetime
{
    private TestDatabase database = null!;

    public NpgsqlDataSource Db => database.DataSource;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public Task<IMessageQueue> QueueAsync(string name, int maxAttempts, bool handOutExhausted, TimeSpan? pollEvery)
    {
        var options = new PostgresQueueOptions
        {
            MaxAttempts = maxAttempts, HandOutExhausted = handOutExhausted, PollEvery = pollEvery ?? TimeSpan.FromSeconds(1),
        };
        return Task.FromResult<IMessageQueue>(new PostgresQueue(Db, name, options, TimeProvider.System));
    }
}
