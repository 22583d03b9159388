namespace Neura.Database;

/// <summary>How and where the embedded server runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Folder of this server alone: data, password and log. Made where absent; refused where it holds something else.</summary>
    public required string DataFolder { get; init; }

    /// <summary>TCP port on the loopback address. Default 0: a free one, another at each start.</summary>
    public int Port { get; init; }

    /// <summary>Database made on first use and named by <see cref="EmbeddedPostgres.ConnectionString"/>.</summary>
    public string Database { get; init; } = "neura";

    /// <summary>
    /// A folder with <c>bin</c>, <c>lib</c> and <c>share</c> of PostgreSQL 18. Default: the environment's <c>NEURA_POSTGRES</c>,
    /// then what npm installed in <c>db/node_modules</c>, searched upwards from the program's folder.
    /// </summary>
    public string? BinariesFolder { get; init; }

    /// <summary>False lets a power cut destroy the data: for tests only. Default true.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start (with recovery after a crash) or a stop may take. Default one minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Further settings of the server, by PostgreSQL's names; they win over ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
