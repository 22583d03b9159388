namespace NeuraNft.Application.Models;

/// <summary>A model file that was checked and kept: what its version says on chain.</summary>
/// <param name="Cid">CID of the file's bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="SaltedCommitment">SHA-256 over a random salt and the file's SHA-256, lower-case hex; the salt stays here.</param>
public sealed record RegisteredModel(string Cid, string Sha256, long Size, string SaltedCommitment);
