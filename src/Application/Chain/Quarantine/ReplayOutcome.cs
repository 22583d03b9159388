namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>What became of a replayed log.</summary>
/// <param name="Log">Its name.</param>
/// <param name="Events">Events appended; 0 where it stays, or where another log of the receipt says it all.</param>
/// <param name="StillUnreadable">Why it stays in quarantine; null where it left.</param>
public sealed record ReplayOutcome(QuarantineKey Log, int Events, string? StillUnreadable)
{
    /// <summary>How the reason begins where the log can be read, but would stand behind what came after it.</summary>
    public const string OutOfOrder = "OUT_OF_ORDER";
}
