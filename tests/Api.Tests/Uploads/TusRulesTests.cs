using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Neura.ContentStore;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Tests.Uploads;

public sealed class TusRulesTests(UploadMarket market) : IClassFixture<UploadMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_say_what_is_spoken_here()
    {
        using var anyone = new TusClient(market.Host.Address, "", null);
        using var answer = await anyone.SendAsync(HttpMethod.Options, "/uploads", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
        answer.Headers.GetValues("Tus-Extension").ShouldBe(["creation,expiration,checksum,termination"]);
        answer.Headers.GetValues("Tus-Checksum-Algorithm").ShouldBe(["sha1,sha256"]);
    }

    [Fact]
    public async Task Nobody_uploads_without_a_login()
    {
        using var anyone = new TusClient(market.Host.Address, "", null);
        (await anyone.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var forged = new TusClient(market.Host.Address, "", "forged");
        (await forged.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused_with_ours()
    {
        using var client = market.Client();
        using var answer = await client.SendAsync(HttpMethod.Post, "/uploads", Ct, null, ("Tus-Resumable", "0.2.2"));
        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
    }

    [Theory]
    [InlineData("Upload-Length", "-1")]
    [InlineData("Upload-Length", "1e9")]
    [InlineData("Upload-Length", "99999999999999999999")]
    [InlineData("Upload-Metadata", "")]
    [InlineData("Upload-Metadata", "sha256 ????")]
    [InlineData("Upload-Metadata", "sha256 YWJj")]
    [InlineData("Upload-Metadata", "a YQ==,a YQ==")]
    public async Task Malformed_header_is_refused(string name, string value)
    {
        using var client = market.Client();
        var good = new Dictionary<string, string>
        {
            ["Upload-Length"] = "10", ["Upload-Metadata"] = $"sha256 {TusClient.Base64(new string('a', 64))}",
        };
        good[name] = value;
        using var answer = await client.SendAsync(HttpMethod.Post, "/uploads", Ct, null, [.. good.Select(h => (h.Key, h.Value))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("Abuse", "45")]
    public async Task Row_45_names_of_clients_are_not_looked_at_and_only_opaque_ids_are_taken()
    {
        using var client = market.Client();
        using var created = await client.CreateAsync(
            3, SHA256.HashData("abc"u8), Ct, $",filename {TusClient.Base64("../../../etc/passwd")}");
        Guid.TryParse(created.Headers.Location!.ToString().Split('/')[^1], out _).ShouldBeTrue();
        foreach (var path in (string[])["/uploads/..%2f..%2fetc%2fpasswd", "/uploads/../uploads", "/uploads/custody.key"])
            (await client.PatchAsync(path, 0, "abc"u8.ToArray(), Ct)).StatusCode
                .ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Upload_of_another_account_is_not_found()
    {
        using var mine = market.Client();
        using var theirs = market.Client();
        var path = await mine.OpenAsync("abc"u8.ToArray(), Ct);
        (await theirs.SendAsync(HttpMethod.Head, path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.PatchAsync(path, 0, "abc"u8.ToArray(), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.SendAsync(HttpMethod.Delete, path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Wrong_offset_and_wrong_type_are_refused()
    {
        using var client = market.Client();
        var path = await client.OpenAsync("abcdef"u8.ToArray(), Ct);
        (await client.PatchAsync(path, 3, "def"u8.ToArray(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var plain = new StringContent("abc");
        (await client.SendAsync(HttpMethod.Patch, path, Ct, plain, ("Upload-Offset", "0"))).StatusCode
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Upload_given_up_is_gone_with_its_file()
    {
        using var client = market.Client();
        var path = await client.OpenAsync(new byte[100_000], Ct);
        (await client.PatchAsync(path, 0, new byte[80_000], Ct)).Dispose();
        (await client.SendAsync(HttpMethod.Delete, path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.SendAsync(HttpMethod.Delete, path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await client.PatchAsync(path, 80_000, new byte[20_000], Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Account_has_so_many_open_and_no_more_until_one_expired()
    {
        using var client = market.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.CreateAsync(1, new byte[32], Ct)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(8);
        answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(4);
        await using var command = market.Database.DataSource.CreateCommand(
            "update upload set expires_at = now() - interval '1 second' where account = $1");
        command.Parameters.Add(new() { Value = client.Account });
        await command.ExecuteNonQueryAsync(Ct);
        await market.Host.Services.GetRequiredService<UploadSweep>().SweepAsync(Ct);
        (await client.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Complete_uploads_that_nobody_seals_count_and_are_removed()
    {
        await using var host = await market.StartAsync(o => o.MaxBytesPerAccount = 3 << 20);
        using var client = UploadMarket.Client(host, "hoarder.test");
        var files = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var path = await client.OpenAsync("abc"u8.ToArray(), Ct);
            (await client.PatchAsync(path, 0, "abc"u8.ToArray(), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            files.Add(path);
        }

        using var fourth = await client.CreateAsync(1, new byte[32], Ct);
        fourth.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await fourth.Content.ReadAsStringAsync(Ct)).ShouldContain("UPLOAD_QUOTA");
        var content = (await host.Service<UploadedContents>().OfUploadAsync(Guid.Parse(files[0].Split('/')[^1]), Ct))!;
        host.Service<LocalFolderStore>().Contains(content.Cid).ShouldBeTrue();
        await ExecuteAsync("update uploaded_content set sealed_at = now() - interval '8 days' where account = $1", client.Account);
        await host.Services.GetRequiredService<UploadSweep>().SweepAsync(Ct);
        host.Service<LocalFolderStore>().Contains(content.Cid).ShouldBeFalse();
        (await client.SendAsync(HttpMethod.Head, files[0], Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await client.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_lies_in_quarantine_counts_and_is_removed()
    {
        await using var host = await market.StartAsync(o => o.MaxBytesPerAccount = 1 << 20);
        using var client = UploadMarket.Client(host, "liar.test");
        using var created = await client.CreateAsync(3, new byte[32], Ct);
        (await client.PatchAsync(created.Headers.Location!.ToString(), 0, "abc"u8.ToArray(), Ct)).StatusCode
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        await ExecuteAsync("update upload set expires_at = now() - interval '8 days' where account = $1", client.Account);
        var quarantine = Path.Combine(market.ContentFolder, "quarantine");
        foreach (var file in Directory.GetFiles(quarantine))
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await host.Services.GetRequiredService<UploadSweep>().SweepAsync(Ct);
        Directory.GetFiles(quarantine).ShouldBeEmpty();
        (await client.CreateAsync(1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task ExecuteAsync(string sql, string account)
    {
        await using var command = market.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = account });
        await command.ExecuteNonQueryAsync(Ct);
    }

    [Fact]
    public async Task Content_over_the_limit_is_refused_before_a_byte_comes()
    {
        using var client = market.Client();
        (await client.CreateAsync((16L << 30) + 1, new byte[32], Ct)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Client_that_may_only_post_sends_by_override()
    {
        using var client = market.Client();
        var path = await client.OpenAsync("abc"u8.ToArray(), Ct);
        using var body = new ByteArrayContent("abc"u8.ToArray());
        body.Headers.ContentType = new("application/offset+octet-stream");
        using var sent = await client.SendAsync(
            HttpMethod.Post, path, Ct, body, ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0"));
        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
