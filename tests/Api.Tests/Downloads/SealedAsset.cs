using System.Security.Cryptography;
using System.Text.Json;
using Neura.Cryptography.Age;
using Neura.Near;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Api.Tests.Uploads;

namespace NeuraNft.Api.Tests.Downloads;

/// <summary>An asset whose second version was uploaded, sealed by its owner and published.</summary>
public sealed class SealedAsset(Market market) : IAsyncLifetime
{
    public Market Market => market;

    public MintedAsset Minted { get; } = new(market);

    internal byte[] Plaintext { get; } = RandomNumberGenerator.GetBytes(2_500_000);

    internal string UploadId { get; private set; } = "";

    internal Wallet Owner => Minted.Creator;

    internal Wallet User => Minted.User;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await Minted.InitializeAsync();
        UploadId = await UploadAsync(Owner, Plaintext, ct);
        var answer = await SealAsync(Owner, 2, ct);
        answer.GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null, answer.ToString());
        await Owner.SignAndSubmitAsync(
            "preparePublishVersion", new { assetId = Minted.Id, uploadId = UploadId, publicKey = Owner.Key }, ct);
        await UntilAsync("{ version { number } }", a => a.GetProperty("version").GetProperty("number").GetInt32() == 2, ct);
    }

    public ValueTask DisposeAsync() => Minted.DisposeAsync();

    internal Task<JsonElement> UntilAsync(string fields, Func<JsonElement, bool> condition, CancellationToken ct) => Eventually.SeesAsync(
        async () => (await market.Door.AskAsync(
            $"query($id: ID!) {{ node(id: $id) {{ ... on Asset {fields} }} }}", new { id = Minted.Id }, ct)).Field, condition, ct);

    internal async Task<string> UploadAsync(Wallet by, byte[] bytes, CancellationToken ct)
    {
        using var tus = new TusClient(market.Address, by.Account, by.Token);
        var path = await tus.OpenAsync(bytes, ct);
        using var sent = await tus.PatchAsync(path, 0, bytes, ct);
        sent.EnsureSuccessStatusCode();
        return path.Split('/')[^1];
    }

    internal async Task<JsonElement> SealAsync(Wallet by, int version, CancellationToken ct, string? upload = null)
    {
        upload ??= UploadId;
        const string Ask = """
            query($id: UUID!, $asset: ID!, $version: Int!) {
              upload(id: $id) { state sealStatement(assetId: $asset, version: $version) { message nonce recipient } }
            }
            """;
        var statement = (await by.Api.SendAsync(Ask, new { id = upload, asset = Minted.Id, version }, ct))
            .GetProperty("upload").GetProperty("sealStatement");
        var payload = new Nep413Payload(
            statement.GetProperty("message").GetString()!, statement.GetProperty("nonce").GetBytesFromBase64(),
            statement.GetProperty("recipient").GetString()!, callbackUrl: null);
        var input = new
        {
            idempotencyKey = Guid.NewGuid(), assetId = Minted.Id, uploadId = upload, version, publicKey = by.Key,
            signature = by.Sign(payload),
        };
        const string Seal = """
            mutation($input: SealAssetInput!) {
              sealAsset(input: $input) { receipt { commandId position replayed } errors { __typename ... on NotSealableError { code } } }
            }
            """;
        return (await by.Api.SendAsync(Seal, new { input }, ct)).GetProperty("sealAsset");
    }

    internal static async Task<AgeIdentity> RegisterAsync(Wallet by, CancellationToken ct)
    {
        var identity = AgeIdentity.Create();
        var recipient = identity.Recipient.ToString();
        var opened = (await by.Api.SendAsync(
            """
            mutation($input: OpenKeyRegistrationInput!) {
              openKeyRegistration(input: $input) { statement { message nonce recipient } }
            }
            """,
            new { input = new { recipient } }, ct)).GetProperty("openKeyRegistration").GetProperty("statement");
        var payload = new Nep413Payload(
            opened.GetProperty("message").GetString()!, opened.GetProperty("nonce").GetBytesFromBase64(),
            opened.GetProperty("recipient").GetString()!, callbackUrl: null);
        var input = new
        {
            idempotencyKey = Guid.NewGuid(), recipient, nonce = opened.GetProperty("nonce").GetString(), publicKey = by.Key,
            signature = by.Sign(payload),
        };
        await by.Api.SendAsync(
            "mutation($input: RegisterEncryptionKeyInput!) { registerEncryptionKey(input: $input) { errors { __typename } } }",
            new { input }, ct);
        await Eventually.SeesAsync(
            async () => (await by.Api.SendAsync("{ viewer { encryptionKey { recipient } } }", new { }, ct)).GetProperty("viewer"),
            v => v.GetProperty("encryptionKey").ValueKind == JsonValueKind.Object, ct);
        return identity;
    }

    internal async Task<JsonElement> RequestAsync(Wallet by, CancellationToken ct)
    {
        const string Ask = """
            mutation($input: RequestDownloadInput!) {
              requestDownload(input: $input) {
                download { version link linkExpiresAt header cid sha256 size plaintextSha256 saltedCommitment salt }
                position
                errors { __typename ... on DownloadDeniedError { code denial } ... on RecipientError { code } }
              }
            }
            """;
        return (await by.Api.SendAsync(Ask, new { input = new { assetId = Minted.Id } }, ct)).GetProperty("requestDownload");
    }

    internal async Task GrantAsync(string level, CancellationToken ct)
    {
        await Owner.SignAndSubmitAsync(
            "prepareSetAccess", new { assetId = Minted.Id, account = User.Account, level, publicKey = Owner.Key }, ct);
        await Minted.UntilAsync(a => a.GetProperty("access").GetProperty("level").GetString() == level, ct);
    }
}
