namespace NeuraNft.Crash.Faults;

/// <summary>What may befall a connection.</summary>
internal enum Fault
{
    None,

    /// <summary>RST to both ends.</summary>
    Reset,

    /// <summary>
    /// Half-open: both ends believe in it, and nothing that either sends arrives any more, its closing neither. As behind a router that
    /// lost its table, or a machine that lost its power.
    /// </summary>
    Silent,

    /// <summary>Nothing for a while, then an orderly end, in the middle of whatever was said.</summary>
    SlowClose,
}
