using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Downloads;

/// <summary>What a link opens, for whom and until when.</summary>
public sealed record DownloadLink(
    AssetId Asset, int Version, int Revision, string Cid, long Size, Account Account, DateTimeOffset ExpiresAt);
