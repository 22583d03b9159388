using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Content;

/// <summary>What may be uploaded. Bound from the section "Uploads".</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>Most bytes of one content. Default 16 GiB.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; set; } = 16L << 30;

    /// <summary>Uploads that one account may have open. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxOpenPerAccount { get; set; } = 8;

    /// <summary>Bytes of one account's uploads that are no version's: under way, unsealed or in quarantine. Default 64 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytesPerAccount { get; set; } = 64L << 30;

    /// <summary>How often an upload is taken up by another process, or after a failure. Default 32.</summary>
    [Range(2, 1_000_000)]
    public int MaxSittings { get; set; } = 32;

    /// <summary>How long a complete upload waits to be sealed, and a file lies in quarantine. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan KeepUnsealed { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long an upload may take; what is open then is removed. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Bytes after which a running request makes its progress durable. Default 64 MiB.</summary>
    [Range(64 * 1024, 1 << 30)]
    public long CheckpointBytes { get; set; } = 64 << 20;

    /// <summary>How often expired uploads are looked for. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(1);
}
