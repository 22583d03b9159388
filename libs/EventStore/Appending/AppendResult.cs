namespace Neura.EventStore;

/// <param name="Verdict">What became of it.</param>
/// <param name="Position">Global position of the last event appended; 0 where there is none.</param>
/// <param name="Versions">Version of each stream afterwards; empty where nothing was written.</param>
public sealed record AppendResult(AppendVerdict Verdict, long Position, IReadOnlyDictionary<string, long> Versions)
{
    /// <summary>For <see cref="AppendVerdict.Conflict"/>.</summary>
    public StreamConflict? Conflict { get; init; }

    /// <summary>For <see cref="AppendVerdict.TooLarge"/> and <see cref="AppendVerdict.InvalidText"/>: which event, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The events are in the log, by this call or an earlier one.</summary>
    public bool IsWritten => Verdict is AppendVerdict.Appended or AppendVerdict.Replayed;

    internal static AppendResult Nothing(AppendVerdict verdict, string? detail = null) =>
        new(verdict, 0, new Dictionary<string, long>()) { Detail = detail };
}
