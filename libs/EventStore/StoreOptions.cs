using System.Text.Json;
using Npgsql;

namespace Neura.EventStore;

/// <summary>What a store is made with; not to be changed afterwards.</summary>
public sealed class StoreOptions
{
    /// <summary>Stored names of the events.</summary>
    public EventTypeMap Events { get; } = new();

    /// <summary>How events are written and read. Default: the web defaults of System.Text.Json (camelCase).</summary>
    public JsonSerializerOptions Json { get; set; } = JsonSerializerOptions.Web;

    /// <summary>Most bytes of one event's JSON. Default 1 MiB.</summary>
    public int MaxPayloadBytes { get; set; } = 1024 * 1024;

    /// <summary>Projections that run in the transaction of every append. They hold the head row's lock: keep them few and quick.</summary>
    public IList<IProjection> InlineProjections { get; } = [];

    /// <summary>Channel of PostgreSQL's NOTIFY, one a transaction. Null sends none: readers then poll. Default "es_events".</summary>
    public string? NotifyChannel { get; set; } = "es_events";

    /// <summary>How often idle readers look without having been woken. Default 1 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an append is repeated that met another on the same stream or command in one instant. Default 10.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>
    /// Asked where the database refused an append, say by a trigger of yours: true, and its events are written as JSON anew and sent
    /// again, as often as <see cref="MaxAttempts"/> allows. Default: never.
    /// </summary>
    public Func<PostgresException, bool> IsOutdated { get; set; } = _ => false;

    /// <summary>
    /// How long the server may take for a group; then the outcome is unknown. A shorter command timeout of the connection string counts
    /// before it. Default 15 s.
    /// </summary>
    public TimeSpan AppendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most appends that travel in one transaction. Default 512.</summary>
    public int MaxGroupAppends { get; set; } = 512;

    /// <summary>
    /// Bytes of events that may wait for their group; beyond, an append is refused as unavailable, with nothing written. Default 64 MiB.
    /// </summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes of events after which a page of the log ends early. Default 32 MiB.</summary>
    public int MaxPageBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Bytes of events after which a group takes no further append. Default 4 MiB.</summary>
    public int MaxGroupBytes { get; set; } = 4 * 1024 * 1024;
}
