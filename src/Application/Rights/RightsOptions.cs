using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Rights;

/// <summary>How lost rights are followed. Bound from the section "Rights".</summary>
public sealed class RightsOptions
{
    public const string Section = "Rights";

    /// <summary>False: another process does it. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pause between looks for something to do, in milliseconds. Default 250.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 250;

    /// <summary>
    /// How long after its last sign of life a process still has the re-encryption that it began; it gives one three times as often.
    /// Default 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan ReencryptionLease { get; set; } = TimeSpan.FromSeconds(60);
}
