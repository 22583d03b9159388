using System.Text.Json;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Transactions;

/// <summary>Follows a transaction as a frontend does.</summary>
internal static class Following
{
    private const string Progress = """
        subscription Progress($hash: String!) {
          transactionProgress(hash: $hash) { hash stage position returned failure { code message } }
        }
        """;

    /// <returns>The last stage that was told.</returns>
    public static async Task<JsonElement> ToItsEndAsync(Uri server, Wallet wallet, string hash, CancellationToken ct)
    {
        using var socket = await Socket.OpenAsync(server, wallet.Token, null, ct);
        await socket.SubscribeAsync("1", Progress, new { hash }, ct);
        for (JsonElement last = default; ;)
        {
            var message = await socket.ReceiveAsync(ct);
            if (message.GetProperty("type").GetString() == "complete")
                return last;
            message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
            last = message.GetProperty("payload").GetProperty("data").GetProperty("transactionProgress");
            last.GetProperty("hash").GetString().ShouldBe(hash);
        }
    }
}
