namespace Neura.TransparencyLog.Notes;

/// <summary>A witness of a policy.</summary>
/// <param name="Url">Below it lies <c>add-checkpoint</c>; null: the policy does not say where.</param>
public sealed record PolicyWitness(string Name, NoteVerifier Key, Uri? Url);
