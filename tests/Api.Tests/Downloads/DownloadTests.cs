using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Tests.Downloads;

public sealed class DownloadTests(SealedAsset asset) : IClassFixture<SealedAsset>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = asset.Market.Address };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Owner_downloads_and_opens_what_was_uploaded()
    {
        using var identity = await SealedAsset.RegisterAsync(asset.Owner, Ct);
        var download = (await asset.RequestAsync(asset.Owner, Ct)).GetProperty("download");
        var payload = await _http.GetByteArrayAsync(download.GetProperty("link").GetString(), Ct);
        Convert.ToHexStringLower(SHA256.HashData(payload)).ShouldBe(download.GetProperty("sha256").GetString());
        (await OpenAsync(download, payload, identity)).ShouldBe(asset.Plaintext);
        var salted = SHA256.HashData([.. download.GetProperty("salt").GetBytesFromBase64(), .. SHA256.HashData(asset.Plaintext)]);
        Convert.ToHexStringLower(salted).ShouldBe(download.GetProperty("saltedCommitment").GetString());
    }

    [Fact]
    public async Task Link_answers_ranges_and_is_good_for_nothing_else()
    {
        using var identity = await SealedAsset.RegisterAsync(asset.Owner, Ct);
        var link = (await asset.RequestAsync(asset.Owner, Ct)).GetProperty("download").GetProperty("link").GetString()!;
        var whole = await _http.GetByteArrayAsync(link, Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(1_048_570, 1_048_600);
        using var part = await _http.SendAsync(request, Ct);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(whole[1_048_570..1_048_601]);
        foreach (var forged in (string[])[link[..^1], link + "A", "/downloads/AAAA", "/downloads/" + new string('A', 5000)])
            (await _http.GetAsync(forged, Ct)).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Account_that_may_only_use_the_model_is_refused_and_one_that_may_download_is_not()
    {
        using var identity = await SealedAsset.RegisterAsync(asset.User, Ct);
        await asset.GrantAsync("USE_MODEL", Ct);
        var refused = await asset.RequestAsync(asset.User, Ct);
        refused.GetProperty("download").ValueKind.ShouldBe(JsonValueKind.Null);
        refused.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("ACCESS_DENIED");
        await asset.GrantAsync("VIEW_AND_DOWNLOAD", Ct);
        var download = (await asset.RequestAsync(asset.User, Ct)).GetProperty("download");
        var payload = await _http.GetByteArrayAsync(download.GetProperty("link").GetString(), Ct);
        (await OpenAsync(download, payload, identity)).ShouldBe(asset.Plaintext);
    }

    [Fact]
    [Trait("Abuse", "42")]
    public async Task Row_42_flipped_bit_on_disk_ends_the_download_before_the_bad_block()
    {
        using var identity = await SealedAsset.RegisterAsync(asset.Owner, Ct);
        var download = (await asset.RequestAsync(asset.Owner, Ct)).GetProperty("download");
        var folder = asset.Market.Services.GetRequiredService<IOptions<ContentOptions>>().Value.Folder;
        var file = Directory.GetFiles(
            folder, download.GetProperty("cid").GetString()!, SearchOption.AllDirectories).Single();
        await FlipAsync(file, 1_500_000);
        try
        {
            await Should.ThrowAsync<HttpRequestException>(() => _http.GetByteArrayAsync(download.GetProperty("link").GetString(), Ct));
            using var request = new HttpRequestMessage(HttpMethod.Get, download.GetProperty("link").GetString());
            request.Headers.Range = new RangeHeaderValue(0, 1_000_000);
            using var good = await _http.SendAsync(request, Ct);
            (await good.Content.ReadAsByteArrayAsync(Ct)).Length.ShouldBe(1_000_001);
        }
        finally
        {
            await FlipAsync(file, 1_500_000);
        }
    }

    [Fact]
    public async Task Who_registered_no_key_is_told_so_where_there_is_a_right_and_nothing_else_where_there_is_none()
    {
        using var stranger = await asset.Market.LoggedInAsync(Ct);
        (await ErrorAsync()).GetProperty("code").GetString().ShouldBe("ACCESS_DENIED");
        await asset.Owner.SignAndSubmitAsync(
            "prepareSetAccess",
            new { assetId = asset.Minted.Id, account = stranger.Account, level = "VIEW_AND_DOWNLOAD", publicKey = asset.Owner.Key }, Ct);
        await Eventually.SeesAsync(ErrorAsync, error => error.GetProperty("code").GetString() == "NO_ENCRYPTION_KEY", Ct);

        async Task<JsonElement> ErrorAsync() => (await asset.RequestAsync(stranger, Ct)).GetProperty("errors")[0];
    }

    [Fact]
    public async Task Seal_by_another_than_the_owner_is_refused()
    {
        var upload = await asset.UploadAsync(asset.User, [1, 2, 3], Ct);
        (await asset.SealAsync(asset.User, 3, Ct, upload)).GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("NOT_OWNER");
    }

    [Fact]
    public async Task Upload_for_an_asset_is_opened_by_who_may_edit_it_only()
    {
        using var mine = new Uploads.TusClient(asset.Market.Address, asset.Owner.Account, asset.Owner.Token);
        using var theirs = new Uploads.TusClient(asset.Market.Address, asset.User.Account, asset.User.Token);
        var more = $",asset {Uploads.TusClient.Base64($"{asset.Market.Chain.Contract}/{asset.Minted.TokenId}")}";
        (await mine.CreateAsync(1, new byte[32], Ct, more)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await theirs.CreateAsync(1, new byte[32], Ct, more)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task FlipAsync(string file, int at)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = at;
        var b = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(b ^ 1));
    }

    private static async Task<byte[]> OpenAsync(JsonElement download, byte[] payload, AgeIdentity identity)
    {
        using var key = AgeHeader.Parse(download.GetProperty("header").GetBytesFromBase64()).Unwrap(identity);
        await using var reader = await AgePayloadReader.OpenAsync(new MemoryStream(payload), key, keepsPayloadOpen: false, Ct);
        var plain = new MemoryStream();
        await reader.CopyToAsync(plain, Ct);
        return plain.ToArray();
    }
}
