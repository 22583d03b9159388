using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Uploads;

namespace NeuraNft.Api.Tests.Downloads;

public sealed class SealOnceTests(SealedAsset asset) : IClassFixture<SealedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_becomes_one_version_only()
    {
        var second = await asset.SealAsync(asset.Owner, 3, Ct);
        second.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("ALREADY_SEALED");
        // Said again of the same version it is what it was.
        (await asset.SealAsync(asset.Owner, 2, Ct)).GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Owner_seals_what_an_editor_uploaded_and_only_then_it_is_published()
    {
        await asset.GrantAsync("EDIT_DATA", Ct);
        var upload = await UploadForAsync(asset.User, RandomNumberGenerator.GetBytes(1000));
        var input = new { assetId = asset.Minted.Id, uploadId = upload, publicKey = asset.User.Key };
        (await asset.User.PrepareAsync("preparePublishVersion", input, Ct)).ToString().ShouldContain("NOT_SEALED_YET");
        using var stranger = await asset.Market.LoggedInAsync(Ct);
        (await stranger.Api.SendAsync("query($id: UUID!) { upload(id: $id) { state } }", new { id = upload }, Ct))
            .GetProperty("upload").ValueKind.ShouldBe(JsonValueKind.Null);
        (await asset.SealAsync(asset.User, 3, Ct, upload)).ToString().ShouldContain("NOT_OWNER");
        (await asset.SealAsync(asset.Owner, 3, Ct, upload)).GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
        (await asset.User.PrepareAsync("preparePublishVersion", input, Ct)).GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private async Task<string> UploadForAsync(Wallet by, byte[] bytes)
    {
        using var tus = new TusClient(asset.Market.Address, by.Account, by.Token);
        var name = TusClient.Base64($"{asset.Market.Chain.Contract}/{asset.Minted.TokenId}");
        using var created = await tus.CreateAsync(bytes.Length, SHA256.HashData(bytes), Ct, $",asset {name}");
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(Ct));
        var path = created.Headers.Location!.ToString();
        (await tus.PatchAsync(path, 0, bytes, Ct)).EnsureSuccessStatusCode();
        return path.Split('/')[^1];
    }
}
