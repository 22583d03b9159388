using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Api.OpenAi;

/// <summary>Limits of /v1. Bound from the section "OpenAi".</summary>
public sealed class OpenAiOptions
{
    public const string Section = "OpenAi";

    /// <summary>Bytes of a request. Default 1 MiB.</summary>
    [Range(1024, 64 << 20)]
    public int MaxRequestBytes { get; set; } = 1 << 20;

    /// <summary>Texts of one request for embeddings. Default 256.</summary>
    [Range(1, 2048)]
    public int MaxInputs { get; set; } = 256;

    /// <summary>UTF-16 units of one of them. Default 32,768.</summary>
    [Range(1, 1 << 20)]
    public int MaxInputLength { get; set; } = 1 << 15;

    /// <summary>Messages of one request for a completion. Default 256.</summary>
    [Range(1, 4096)]
    public int MaxMessages { get; set; } = 256;

    /// <summary>Requests for completions or embeddings of one account that a node works on at once. Default 4.</summary>
    [Range(1, 1000)]
    public int PerAccount { get; set; } = 4;

    /// <summary>Texts of one request that names an asset: each is a job. Default 16.</summary>
    [Range(1, 256)]
    public int MaxJobs { get; set; } = 16;

    /// <summary>Models of the market that the list of models has at most. Default 100.</summary>
    [Range(0, 1000)]
    public int MaxListed { get; set; } = 100;

    /// <summary>How long jobs of an asset's model may take together. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan JobDeadline { get; set; } = TimeSpan.FromSeconds(60);
}
