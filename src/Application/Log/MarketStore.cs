using NeuraNft.Domain;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Application.Log;

/// <summary>The event store with this market's event types mapped.</summary>
public static class MarketStore
{
    public static DocumentStore Create(NpgsqlDataSource db, TimeProvider time)
    {
        var options = new StoreOptions();
        foreach (var (type, name) in StoredNames.ByType)
            options.Events.Map(type, name);
        return new DocumentStore(db, options, time);
    }
}
