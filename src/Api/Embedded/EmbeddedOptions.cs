namespace NeuraNft.Api.Embedded;

/// <summary>The embedded default. Bound from the section "Embedded"; used for whatever is not configured.</summary>
internal sealed record EmbeddedOptions
{
    public const string Section = "Embedded";

    /// <summary>
    /// Database and models of this market. Default: neuranft in the user's local application data (root: /var/lib/neuranft).
    /// </summary>
    public string DataFolder { get; init; } = DefaultFolder;

    /// <summary>Port of the embedded PostgreSQL. Default 0: a free one.</summary>
    public int PostgresPort { get; init; }

    private static string DefaultFolder => OperatingSystem.IsLinux() && Environment.UserName == "root"
        ? "/var/lib/neuranft"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "neuranft");
}
