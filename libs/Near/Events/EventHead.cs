namespace Neura.Near.Events;

/// <summary>Which event a log is, as a view of the log's own bytes: enough to pass over what is not wanted.</summary>
public readonly ref struct EventHead
{
    internal EventHead(ReadOnlySpan<byte> standard, ReadOnlySpan<byte> version, ReadOnlySpan<byte> name)
    {
        Standard = standard;
        Version = version;
        Event = name;
    }

    /// <summary>"nep171", "nrc101" and so on, in UTF-8.</summary>
    public ReadOnlySpan<byte> Standard { get; }

    /// <summary>As written: "1.0.0", in UTF-8.</summary>
    public ReadOnlySpan<byte> Version { get; }

    /// <summary>The name of the event within its standard, in UTF-8.</summary>
    public ReadOnlySpan<byte> Event { get; }
}
