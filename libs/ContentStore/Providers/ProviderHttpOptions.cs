namespace Neura.ContentStore.Providers;

/// <summary>How long and how often a provider is asked within one call.</summary>
public sealed record ProviderHttpOptions
{
    /// <summary>Tries after the first. Default 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Median of the first pause; each later one is twice as long, all jittered. Default 0.5 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest pause within a call, also where the provider asks for a longer one. Default 20 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>One try of a small request. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One try of a request that sends a content. Default 1 h.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromHours(1);
}
