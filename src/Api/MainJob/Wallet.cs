using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Api.MainJob;

/// <summary>What a user's wallet does: signs login messages and prepared transactions, and talks to the API.</summary>
internal sealed class Wallet(InMemorySigner signer, KeyPair key, GraphQLCaller anonymous) : IDisposable
{
    private GraphQLCaller? own;

    public string Account => signer.Account.Value;

    public InMemorySigner Signer => signer;

    /// <summary>The newest login's; null before.</summary>
    public string? Token { get; private set; }

    /// <summary>The API as this account; anonymous until <see cref="LogInAsync"/>.</summary>
    public GraphQLCaller Api => own ?? anonymous;

    /// <summary>Signs the challenge as NEP-413 has it.</summary>
    /// <returns>The message that was signed.</returns>
    public async Task<string> LogInAsync(CancellationToken cancellationToken)
    {
        var opened = await anonymous.SendAsync(Operations.OpenLogin, new { input = new { account = Account } }, cancellationToken);
        var challenge = opened.GetProperty("openLogin");
        var nonce = challenge.GetProperty("nonce").GetBytesFromBase64();
        var message = challenge.GetProperty("message").GetString()!;
        var payload = new Nep413Payload(message, nonce, challenge.GetProperty("recipient").GetString()!, callbackUrl: null);
        var input = new { account = Account, nonce = Convert.ToBase64String(nonce), publicKey = key.PublicKey.ToString(),
            signature = Sign(payload) };
        var answer = (await anonymous.SendAsync(Operations.LogIn, new { input }, cancellationToken)).GetProperty("logIn");
        Refusals.ThrowIfAny(answer);
        Token = answer.GetProperty("accessToken").GetString()!;
        own = anonymous.As(Token);
        return message;
    }

    /// <summary>As NEP-413 has it, base64.</summary>
    public string Sign(Nep413Payload payload) => Nep413.Sign(payload, key);

    /// <summary>The key that signs, as the API takes it.</summary>
    public string Key => signer.PublicKey.ToString();

    /// <summary>Signs a statement of the API, as NEP-413 has it; base64.</summary>
    public string Sign(JsonElement statement) => Nep413.Sign(
        new Nep413Payload(
            statement.GetProperty("message").GetString()!, statement.GetProperty("nonce").GetBytesFromBase64(),
            statement.GetProperty("recipient").GetString()!, callbackUrl: null),
        key);

    public async Task<JsonElement> PrepareAsync(string field, object input, CancellationToken cancellationToken) =>
        (await Api.SendAsync(Operations.Prepare(field), new { input }, cancellationToken)).GetProperty(field);

    /// <summary>Signs what a prepare… mutation gave and has the API relay it.</summary>
    /// <returns>The transaction hash.</returns>
    public async Task<string> SignAndSubmitAsync(string field, object input, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(field, input, cancellationToken);
        Refusals.ThrowIfAny(prepared);
        var unsigned = Transaction.FromBorsh(prepared.GetProperty("transaction").GetProperty("borsh").GetBytesFromBase64());
        var relay = new { input = new { signedTransaction = unsigned.Sign(signer).ToBase64() } };
        var submitted = (await Api.SendAsync(Operations.SubmitTransaction, relay, cancellationToken)).GetProperty("submitTransaction");
        Refusals.ThrowIfAny(submitted);
        return submitted.GetProperty("transactionHash").GetString()!;
    }

    public void Dispose() => signer.Dispose();
}
