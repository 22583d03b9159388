using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Api.Tests.Accounts.EncryptionKeys;

/// <summary>Registers encryption keys, rightly or wrongly.</summary>
internal static class Registering
{
    private const string Open = """
        mutation Open($input: OpenKeyRegistrationInput!) {
          openKeyRegistration(input: $input) { statement { message nonce recipient expiresAt } errors { __typename } }
        }
        """;

    private const string Register = """
        mutation Register($input: RegisterEncryptionKeyInput!) {
          registerEncryptionKey(input: $input) {
            recipient receipt { commandId position replayed } errors { __typename ... on Error { message } }
          }
        }
        """;

    private const string Own = "{ viewer { encryptionKey { recipient message publicKey registeredAt } } }";

    public static Task<Answer> OpenKeyAsync(this Visitor visitor, string recipient, CancellationToken ct) =>
        visitor.Api.AskAsync(Open, new { input = new { recipient } }, ct);

    /// <summary>The statement as a challenge that can be signed and answered.</summary>
    public static async Task<Challenge> StatementAsync(this Visitor visitor, string recipient, CancellationToken ct)
    {
        var statement = (await visitor.OpenKeyAsync(recipient, ct)).Field.GetProperty("statement");
        return new Challenge(
            visitor.Door, visitor.Signer.Account.Value, statement.GetProperty("nonce").GetBytesFromBase64(),
            statement.GetProperty("message").GetString()!, statement.GetProperty("recipient").GetString()!);
    }

    public static Task<Answer> RegisterAsync(
        this Visitor visitor, string recipient, Challenge statement, KeyPair key, CancellationToken ct) =>
        visitor.RegisterAsync(recipient, statement, key, Guid.NewGuid(), ct);

    public static Task<Answer> RegisterAsync(
        this Visitor visitor, string recipient, Challenge statement, KeyPair key, Guid idempotencyKey, CancellationToken ct)
    {
        var input = new
        {
            idempotencyKey, recipient, nonce = Convert.ToBase64String(statement.Nonce), publicKey = key.PublicKey.ToString(),
            signature = statement.Sign(key),
        };
        return visitor.Api.AskAsync(Register, new { input }, ct);
    }

    /// <summary>Registers and waits until it shows.</summary>
    public static async Task<JsonElement> RegisteredAsync(this Visitor visitor, string recipient, CancellationToken ct)
    {
        (await visitor.RegisterAsync(recipient, await visitor.StatementAsync(recipient, ct), visitor.Key, ct)).Refusal.ShouldBeNull();
        return await Eventually.SeesAsync(
            async () => (await visitor.Api.AskAsync(Own, new { }, ct)).Field.GetProperty("encryptionKey"),
            key => key.GetProperty("recipient").GetString() == recipient, ct);
    }
}
