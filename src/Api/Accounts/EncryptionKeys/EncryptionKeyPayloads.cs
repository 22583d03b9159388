namespace NeuraNft.Api.Accounts.EncryptionKeys;

/// <param name="Recipient">The public age key to be registered, "age1…". Never derive it from a wallet's key.</param>
public sealed record OpenKeyRegistrationInput(string Recipient);

/// <param name="Statement">What the wallet signs, as it signs a login.</param>
/// <param name="Errors">Why not.</param>
public sealed record OpenKeyRegistrationPayload(LoginChallengePayload? Statement, IReadOnlyList<EncryptionKeyError>? Errors);

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Recipient">As in the statement.</param>
/// <param name="Nonce">The statement's.</param>
/// <param name="PublicKey">A full-access key of the account: "ed25519:" and base58.</param>
/// <param name="Signature">Ed25519 over the statement, 64 bytes in base64.</param>
public sealed record RegisterEncryptionKeyInput(Guid IdempotencyKey, string Recipient, byte[] Nonce, string PublicKey, string Signature);

/// <param name="Recipient">What is encrypted to from now on; viewer.encryptionKey shows it once the log is read that far.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record RegisterEncryptionKeyPayload(string? Recipient, CommandReceipt? Receipt, IReadOnlyList<EncryptionKeyError>? Errors);
