using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>Uploads that another process goes on with: what the first one only had in memory is lost, as by kill -9.</summary>
[Trait("Abuse", "40")]
public sealed class ResumedUploadTests(UploadMarket market) : IClassFixture<UploadMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task Row_40_upload_goes_on_in_another_process_under_a_fresh_key(int first)
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var path = await client.OpenAsync(bytes, Ct);
        using (var sent = await client.PatchAsync(path, 0, bytes[..first], Ct))
            sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var former = Files();

        await using var other = await market.StartAsync();
        using var second = UploadMarket.Client(other, client.Account);
        (await second.OffsetAsync(path, Ct)).ShouldBe(first);
        using (var sent = await second.PatchAsync(path, first, bytes[first..^1], Ct))
            sent.StatusCode.ShouldBe(HttpStatusCode.NoContent, await sent.Content.ReadAsStringAsync(Ct));
        Files().Intersect(former).ShouldBeEmpty("the file of the former key is gone");

        // The first process finds that its sitting is over, and begins a third.
        using var last = await client.PatchAsync(path, bytes.Length - 1, bytes[^1..], Ct);
        last.StatusCode.ShouldBe(HttpStatusCode.NoContent, await last.Content.ReadAsStringAsync(Ct));
        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Row_40_half_written_chunk_behind_what_is_safe_is_never_used()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var path = await client.OpenAsync(bytes, Ct);
        (await client.PatchAsync(path, 0, bytes[..150_000], Ct)).Dispose();
        await using (var file = new FileStream(Files().Single(), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            await file.WriteAsync(RandomNumberGenerator.GetBytes(30_000), Ct);

        await using var other = await market.StartAsync();
        using var second = UploadMarket.Client(other, client.Account);
        (await second.PatchAsync(path, 150_000, bytes[150_000..], Ct)).Dispose();
        (await SealedFile.OpenAsync(other, path, Ct)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Content_on_record_whose_file_was_not_moved_is_moved_by_the_sweep()
    {
        using var client = market.Client();
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var path = await client.OpenAsync(bytes, Ct);
        (await client.PatchAsync(path, 0, bytes, Ct)).Dispose();
        var content = (await market.Host.Service<UploadedContents>().OfUploadAsync(Guid.Parse(path.Split('/')[^1]), Ct))!;
        var stored = Directory.GetFiles(market.ContentFolder, content.Cid.ToString(), SearchOption.AllDirectories).Single();
        await using var command = market.Database.DataSource.CreateCommand("select sitting from upload where id = $1");
        command.Parameters.Add(new() { Value = content.Upload });
        var sitting = (Guid)(await command.ExecuteScalarAsync(Ct))!;
        File.Move(stored, Path.Combine(market.ContentFolder, "uploads", sitting.ToString("N")));
        await market.Host.Services.GetRequiredService<UploadSweep>().SweepAsync(Ct);
        (await SealedFile.OpenAsync(market.Host, path, Ct)).ShouldBe(bytes);
    }

    private string[] Files() => Directory.GetFiles(Path.Combine(market.ContentFolder, "uploads"));
}
