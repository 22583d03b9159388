using Neura.EventStore;

namespace NeuraNft.Crash.Load;

/// <summary>The one event of these tests: of which command, the how manieth of it, and something to add up.</summary>
internal sealed record Moved(Guid Command, int Part, long Amount)
{
    public static DocumentStore Store(Npgsql.NpgsqlDataSource dataSource, params IProjection[] inline)
    {
        var options = new StoreOptions { PollInterval = TimeSpan.FromMilliseconds(200) };
        options.Events.Map<Moved>("moved");
        foreach (var one in inline) options.InlineProjections.Add(one);
        return new DocumentStore(dataSource, options, TimeProvider.System);
    }
}
