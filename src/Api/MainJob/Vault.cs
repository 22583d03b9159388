using System.Text.Json;
using Neura.Cryptography.Age;

namespace NeuraNft.Api.MainJob;

/// <summary>A user with a wallet and an age key of his own: seals, asks for downloads, opens them.</summary>
internal sealed class Vault(Wallet wallet, HttpClient http) : IDisposable
{
    private readonly AgeIdentity identity = AgeIdentity.Create();

    public Wallet Wallet => wallet;

    /// <summary>Logs in, and has the wallet sign which age key content is to be encrypted to.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await wallet.LogInAsync(cancellationToken);
        var recipient = identity.Recipient.ToString();
        var opened = await SendAsync("openKeyRegistration", SealedOperations.OpenKeyRegistration, new { recipient }, cancellationToken);
        var statement = opened.GetProperty("statement");
        var input = new
        {
            idempotencyKey = Guid.CreateVersion7(), recipient, nonce = statement.GetProperty("nonce").GetString(), publicKey = wallet.Key,
            signature = wallet.Sign(statement),
        };
        await SendAsync("registerEncryptionKey", SealedOperations.RegisterKey, input, cancellationToken);
    }

    /// <summary>Uploads a content and seals it as an asset's version, with the wallet's signature.</summary>
    /// <returns>The upload's id, and its content as the API names it.</returns>
    public async Task<(Guid Upload, JsonElement Content)> SealAsync(
        string asset, int version, byte[] content, CancellationToken cancellationToken)
    {
        var upload = await new TusUpload(http, wallet.Token!).SendAsync(content, cancellationToken);
        var seen = (await wallet.Api.SendAsync(SealedOperations.Upload, new { id = upload, asset, version }, cancellationToken))
            .GetProperty("upload");
        MarketTour.Expect(seen.GetProperty("state").GetString() == "COMPLETE", "a complete upload", seen);
        var input = new
        {
            idempotencyKey = Guid.CreateVersion7(), assetId = asset, uploadId = upload, version, publicKey = wallet.Key,
            signature = wallet.Sign(seen.GetProperty("sealStatement")),
        };
        await SendAsync("sealAsset", SealedOperations.Seal, input, cancellationToken);
        return (upload, seen.GetProperty("content"));
    }

    /// <summary>The payload of the mutation: a download, or errors.</summary>
    public async Task<JsonElement> AskAsync(string asset, CancellationToken cancellationToken) =>
        (await wallet.Api.SendAsync(SealedOperations.Download, new { input = new { assetId = asset } }, cancellationToken))
        .GetProperty("requestDownload");

    public Task<HttpResponseMessage> FollowAsync(JsonElement download, CancellationToken cancellationToken) =>
        http.GetAsync(download.GetProperty("link").GetString(), cancellationToken);

    /// <returns>The plaintext, and what opened it.</returns>
    public async Task<(byte[] Plaintext, string Tool)> OpenAsync(JsonElement download, CancellationToken cancellationToken)
    {
        using var response = await FollowAsync(download, cancellationToken);
        response.EnsureSuccessStatusCode();
        var payload = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return await AgeOpening.OpenAsync(download.GetProperty("header").GetBytesFromBase64(), payload, identity, cancellationToken);
    }

    private async Task<JsonElement> SendAsync(string field, string operation, object input, CancellationToken cancellationToken)
    {
        var answer = (await wallet.Api.SendAsync(operation, new { input }, cancellationToken)).GetProperty(field);
        Refusals.ThrowIfAny(answer);
        return answer;
    }

    public void Dispose()
    {
        identity.Dispose();
        wallet.Dispose();
    }
}
