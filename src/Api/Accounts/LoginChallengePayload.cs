namespace NeuraNft.Api.Accounts;

/// <summary>What the wallet signs by NEP-413: message, nonce and recipient exactly as given, without callback.</summary>
/// <param name="Message">Shown to the user.</param>
/// <param name="Nonce">32 bytes, good for one answer.</param>
/// <param name="Recipient">Whom the signature is for.</param>
/// <param name="ExpiresAt">The latest time for an answer.</param>
public sealed record LoginChallengePayload(string Message, byte[] Nonce, string Recipient, DateTimeOffset ExpiresAt);
