using Neura.Near;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>A login challenge, answered rightly or wrongly.</summary>
internal sealed record Challenge(Door Door, string Account, byte[] Nonce, string Message, string Recipient)
{
    private const string LogIn = """
        mutation LogIn($input: LogInInput!) {
          logIn(input: $input) { accessToken refreshToken account errors { __typename ... on Error { message } } }
        }
        """;

    public static async Task<Challenge> OpenAsync(Door door, AccountId account, CancellationToken ct)
    {
        var opened = (await door.AskAsync(Operations.OpenLogin, new { input = new { account = account.Value } }, ct)).Field;
        return new Challenge(
            door, account.Value, opened.GetProperty("nonce").GetBytesFromBase64(), opened.GetProperty("message").GetString()!,
            opened.GetProperty("recipient").GetString()!);
    }

    public string Sign(KeyPair key) => Nep413.Sign(new Nep413Payload(Message, Nonce, Recipient, callbackUrl: null), key);

    public Task<Answer> AnswerAsync(KeyPair key, CancellationToken ct) => AnswerAsync(key.PublicKey, Sign(key), ct);

    public Task<Answer> AnswerAsync(PublicKey key, string signature, CancellationToken ct)
    {
        var input = new { account = Account, nonce = Convert.ToBase64String(Nonce), publicKey = key.ToString(), signature };
        return Door.AskAsync(LogIn, new { input }, ct);
    }
}
