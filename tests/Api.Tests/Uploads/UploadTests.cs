using System.Net;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace NeuraNft.Api.Tests.Uploads;

public sealed class UploadTests(UploadMarket market) : IClassFixture<UploadMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(3_000_000)]
    public async Task Upload_in_one_request_is_sealed_under_its_cid(int length)
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var path = await client.OpenAsync(bytes, Ct);
        using var sent = await client.PatchAsync(path, 0, bytes, Ct);
        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent, await sent.Content.ReadAsStringAsync(Ct));
        TusClient.Offset(sent).ShouldBe(length);
        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    [Fact]
    public void Upload_in_any_pieces_is_the_same_content() =>
        Prop.ForAll<PositiveInt, PositiveInt>((seed, most) => SendInPiecesAsync(seed.Get, most.Get * 20_000).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private async Task SendInPiecesAsync(int seed, int most)
    {
        using var client = market.Client();
        var random = new Random(seed);
        var bytes = new byte[random.Next(1, 400_000)];
        random.NextBytes(bytes);
        var path = await client.OpenAsync(bytes, Ct);
        for (var at = 0; at < bytes.Length;)
        {
            var count = Math.Min(random.Next(1, most), bytes.Length - at);
            using var sent = await client.PatchAsync(path, at, bytes[at..(at + count)], Ct);
            sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            at += count;
            (await client.OffsetAsync(path, Ct)).ShouldBe(at);
        }

        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    [Fact]
    [Trait("Abuse", "40")]
    public async Task Row_40_broken_request_keeps_what_came_and_seals_nothing()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(500_000);
        var path = await client.OpenAsync(bytes, Ct);
        await Should.ThrowAsync<Exception>(() => client.PatchAsync(path, 0, new BrokenContent(bytes, 200_000), Ct));
        long offset = 0;
        await Eventually.HoldsAsync(async () => (offset = await client.OffsetAsync(path, Ct)) > 0, Ct);
        offset.ShouldBeInRange(1, 200_000);
        using var rest = await client.PatchAsync(path, offset, bytes[(int)offset..], Ct);
        rest.StatusCode.ShouldBe(HttpStatusCode.NoContent, await rest.Content.ReadAsStringAsync(Ct));
        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    [Theory]
    [Trait("Abuse", "41")]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Row_41_content_that_is_not_what_was_declared_is_quarantined(int length)
    {
        using var client = market.Client();
        using var created = await client.CreateAsync(length, SHA256.HashData("another"u8), Ct);
        var path = created.Headers.Location!.ToString();
        using var sent = await client.PatchAsync(path, 0, new byte[length], Ct);
        sent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await sent.Content.ReadAsStringAsync(Ct)).ShouldContain("INTEGRITY");
        using var head = await client.SendAsync(HttpMethod.Head, path, Ct);
        head.StatusCode.ShouldBe(HttpStatusCode.Gone);
        Directory.GetFiles(Path.Combine(market.ContentFolder, "quarantine")).ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "41")]
    public async Task Row_41_more_than_was_announced_is_refused_and_the_rest_may_still_come()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(1000);
        var path = await client.OpenAsync(bytes, Ct);
        using var sent = await client.PatchAsync(path, 0, [.. bytes, 1], Ct);
        sent.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Part_whose_checksum_is_wrong_leaves_no_trace()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var path = await client.OpenAsync(bytes, Ct);
        using var wrong = await client.PatchAsync(
            path, 0, new ByteArrayContent(new byte[70_000]), Ct, Checksum("sha256", SHA256.HashData(bytes.AsSpan(0, 70_000))));
        ((int)wrong.StatusCode).ShouldBe(460);
        (await client.OffsetAsync(path, Ct)).ShouldBe(0);
        using var right = await client.PatchAsync(
            path, 0, new ByteArrayContent(bytes[..70_000]), Ct, Checksum("sha256", SHA256.HashData(bytes.AsSpan(0, 70_000))));
        right.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var last = await client.PatchAsync(path, 70_000, bytes[70_000..], Ct);
        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    private static (string, string) Checksum(string algorithm, byte[] hash) =>
        ("Upload-Checksum", $"{algorithm} {Convert.ToBase64String(hash)}");
}
