namespace NeuraNft.Domain.Inferences;

/// <summary>Exactly which weights a job is to run: CID, SHA-256 as lower-case hex, version number of the asset.</summary>
public sealed record ModelReference(string Cid, string Sha256, int Version);
