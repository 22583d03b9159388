using System.ComponentModel.DataAnnotations;
using Neura.ContentStore;

namespace NeuraNft.Application.Content.Providers;

/// <summary>Where encrypted contents are kept beside the local folder. Bound from the section "Providers". Default: nowhere.</summary>
public sealed class ProviderOptions : IValidatableObject
{
    public const string Section = "Providers";

    /// <summary>A second folder, on another disk or mount.</summary>
    public string? Folder { get; set; }

    public IpfsOptions Ipfs { get; set; } = new();

    public PinataAccountOptions Pinata { get; set; } = new();

    /// <summary>How often is looked for what is due. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often one pinned content is read at a random place and checked. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan AuditEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest pause between two tries of an intent. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An intent that waits longer than this is an alarm. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan AlarmAfter { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Pinata.IsUsed && Pinata.Gateway is null)
            yield return new ValidationResult("Providers:Pinata:Gateway is needed: the account's own gateway.");
        if (Pinata is { Jwt: not null, JwtFile: not null })
            yield return new ValidationResult("Set one of Providers:Pinata:Jwt and Providers:Pinata:JwtFile.");
        if (Pinata.JwtFile is { } file && !File.Exists(file))
            yield return new ValidationResult("Providers:Pinata:JwtFile names no file.");
    }

    public sealed class IpfsOptions
    {
        /// <summary>The node's RPC, such as http://127.0.0.1:5001/; null: none.</summary>
        public Uri? RpcUrl { get; set; }

        /// <summary>Value of the header of that name, where the node asks for one. A secret: from the environment.</summary>
        public string? Authorization { get; set; }
    }

    public sealed class PinataAccountOptions
    {
        /// <summary>The API key's token, from the environment; null and no file: Pinata is not used.</summary>
        public string? Jwt { get; set; }

        /// <summary>A file that holds the token.</summary>
        public string? JwtFile { get; set; }

        public Uri? Gateway { get; set; }

        public Uri BaseUrl { get; set; } = new("https://api.pinata.cloud/v3/");

        public Uri UploadUrl { get; set; } = new("https://uploads.pinata.cloud/v3/");

        /// <summary>Bytes of a leaf by which the account names files. Default 1 MiB.</summary>
        [Range(1024, 2 << 20)]
        public int ChunkSize { get; set; } = UnixFsProfile.V1.ChunkSize;

        /// <summary>Links of a node by which it does. Default 1,024.</summary>
        [Range(2, 8192)]
        public int MaxLinks { get; set; } = UnixFsProfile.V1.MaxLinks;

        internal bool IsUsed => Jwt is not null || JwtFile is not null;

        internal string Token => Jwt ?? File.ReadAllText(JwtFile!).Trim();
    }
}
