using NeuraNft.Domain;
using Neura.EventStore;
using NeuraNft.Application.Erasure;
using Npgsql;

namespace NeuraNft.Application.Log;

/// <summary>The event store with this market's event types mapped.</summary>
public static class MarketStore
{
    public static DocumentStore Create(NpgsqlDataSource db, TimeProvider time) => Create(db, new SubjectKeys(db, time), time);

    /// <param name="keys">What opens the envelopes of personal fields, and closes them.</param>
    public static DocumentStore Create(NpgsqlDataSource db, SubjectKeys keys, TimeProvider time)
    {
        var options = new StoreOptions { Json = PersonalJson.Create(keys), IsOutdated = keys.IsGone };
        foreach (var (type, name) in StoredNames.ByType)
            options.Events.Map(type, name);
        return new DocumentStore(db, options, time);
    }
}
