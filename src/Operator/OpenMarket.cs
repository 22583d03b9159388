using Neura.EventStore;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using Npgsql;

namespace NeuraNft.Operator;

/// <summary>One market's database for the length of a command.</summary>
internal sealed class OpenMarket : IAsyncDisposable
{
    private OpenMarket(NpgsqlDataSource database, TimeProvider time)
    {
        (Database, Time) = (database, time);
        Keys = new SubjectKeys(database, time);
        Store = MarketStore.Create(database, Keys, time);
        Raw = new DocumentStore(database, new StoreOptions(), time);
        Progress = new ProjectionProgress(Store);
    }

    public NpgsqlDataSource Database { get; }

    public TimeProvider Time { get; }

    public SubjectKeys Keys { get; }

    /// <summary>With the market's event types.</summary>
    public DocumentStore Store { get; }

    /// <summary>With none: events come as they are stored.</summary>
    public DocumentStore Raw { get; }

    public ProjectionProgress Progress { get; }

    /// <exception cref="RefusedException">The connection string is none.</exception>
    public static OpenMarket At(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "neura", MaxPoolSize = 10 };
            return new OpenMarket(NpgsqlDataSource.Create(builder), TimeProvider.System);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            // Not the message: it may quote a part of the password.
            throw new RefusedException("BAD_CONNECTION_STRING", "The connection string cannot be read.");
        }
    }

    /// <exception cref="RefusedException">Nothing of this name ever ran.</exception>
    public async Task<ProjectionStatus> ReaderAsync(string name, CancellationToken ct) =>
        (await Progress.ReadAsync(ct)).FirstOrDefault(one => one.Name == name)
        ?? throw new RefusedException("NOT_FOUND", $"No projection or subscription {PrintableText.Of(name)} ever ran here.");

    public async ValueTask DisposeAsync()
    {
        await Raw.DisposeAsync();
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
