namespace NeuraNft.Domain.Sealing;

/// <summary>A version's newest revision. The commitment is that of the owner's statement, whatever the revision.</summary>
/// <param name="PublishedCid">The CID of the revision that the owner sealed: the one that is on chain.</param>
/// <param name="AtOnce">A due re-encryption waits for no access.</param>
public sealed record SealedVersion(
    int Version, int Revision, SealedPayload Payload, string Commitment, string PublishedCid, ContentStanding Standing, bool AtOnce);
