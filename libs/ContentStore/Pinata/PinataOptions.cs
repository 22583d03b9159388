using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Pinata;

/// <summary>A Pinata account. The token is a secret: it is in no message and in no log.</summary>
/// <param name="Jwt">Of an API key with org:files:write, org:groups:write and their reads.</param>
/// <param name="Gateway">The account's own gateway, such as https://example.mypinata.cloud/.</param>
public sealed record PinataOptions(string Jwt, Uri Gateway)
{
    /// <summary>Default https://api.pinata.cloud/v3/.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.pinata.cloud/v3/");

    /// <summary>Default https://uploads.pinata.cloud/v3/.</summary>
    public Uri UploadUrl { get; init; } = new("https://uploads.pinata.cloud/v3/");

    /// <summary>How the account cuts files, hence which CIDs it gives. Default unixfs-v1-2025.</summary>
    public UnixFsProfile Profile { get; init; } = UnixFsProfile.V1;

    /// <summary>Longer contents are sent in pieces by tus. Default 90 MiB, as Pinata's own client has it.</summary>
    public long PiecesAbove { get; init; } = 90 << 20;

    /// <summary>Bytes of such a piece, held in memory. Default 8 MiB.</summary>
    public int PieceSize { get; init; } = 8 << 20;

    /// <summary>How long a signed upload URL is good for. Default 2 h.</summary>
    public TimeSpan UploadLifetime { get; init; } = TimeSpan.FromHours(2);

    public ProviderHttpOptions Http { get; init; } = new();

    public override string ToString() => $"Pinata at {BaseUrl}";
}
