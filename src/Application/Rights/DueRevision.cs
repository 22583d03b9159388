using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Rights;

/// <summary>A revision to be re-encrypted, leased to one worker.</summary>
internal sealed record DueRevision(AssetId Asset, int Version, int Revision, int Attempts);
