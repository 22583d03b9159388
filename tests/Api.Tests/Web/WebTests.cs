using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace NeuraNft.Api.Tests.Web;

public sealed class WebTests(Market market) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = market.Address };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/market")]
    [InlineData("/asset/QXNzZXQ6MQ")]
    [InlineData("/collections/new?from=menu")]
    [InlineData("/audit-log/12")]
    public async Task What_a_browser_navigates_to_is_the_page_under_a_strict_policy(string path)
    {
        using var answer = await GetAsync(path, "text/html,application/xhtml+xml,*/*;q=0.8");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe(WebFolder.Page);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        answer.Headers.ETag.ShouldNotBeNull().IsWeak.ShouldBeFalse();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src blob:; "
            + "connect-src 'self'; "
            + "worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
        answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
    }

    [Theory]
    [InlineData("/assets/gone-000000.js")]
    [InlineData("/asset/picture.png")]
    [InlineData("/v1/nothing")]
    [InlineData("/graphql/nothing")]
    [InlineData("/witness/nothing")]
    [InlineData("/downloads")]
    [InlineData("/assets/nothing")]
    [InlineData("/audit/nothing")]
    [InlineData("/HEALTH/nothing")]
    [InlineData("/assets/index-a1b2c3.js.br")]
    [InlineData("/assets/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/..%2F..%2F..%2Fetc/passwd.txt")]
    [InlineData("/assets/..%5Cindex.html")]
    [InlineData("/assets//index-a1b2c3.js")]
    public async Task What_is_neither_file_nor_page_is_not_found(string path)
    {
        using var answer = await GetAsync(path, "text/html");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_program_that_asks_for_an_unknown_path_gets_no_page()
    {
        using var answer = await GetAsync("/asset/QXNzZXQ6MQ", "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var posted = await http.PostAsync(new Uri("/asset/new", UriKind.Relative), null, Ct);
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Hashed_asset_is_for_ever_and_comes_in_a_coding_that_is_taken(string? accepted, string? coding)
    {
        using var answer = await GetAsync("/assets/index-a1b2c3.js", "*/*", accepted);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/javascript; charset=utf-8");
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding);
        (await PlainAsync(answer, coding)).ShouldBe(WebFolder.Script);

        using var again = await GetAsync("/assets/index-a1b2c3.js", "*/*", accepted, answer.Headers.ETag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.Vary.ShouldBe(["Accept-Encoding"]);
    }

    [Fact]
    public async Task Codings_of_a_file_have_tags_of_their_own()
    {
        var tags = new HashSet<string>();
        foreach (var accepted in new[] { "br", "gzip", "identity" })
        {
            using var answer = await GetAsync("/assets/index-a1b2c3.js", "*/*", accepted);
            tags.Add(answer.Headers.ETag.ShouldNotBeNull().Tag).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/favicon.svg");
        using var answer = await http.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        answer.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(0);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task GraphiQL_and_the_api_answer_as_before()
    {
        using var graphiql = await GetAsync("/graphql", "text/html");
        (await graphiql.Content.ReadAsStringAsync(Ct)).ShouldContain("GraphiQL");
        using var health = await GetAsync("/health", "text/html");
        (await health.Content.ReadAsStringAsync(Ct)).ShouldContain("ok");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, string? coding = null, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (coding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);
        return await http.SendAsync(request, Ct);
    }

    private static async Task<byte[]> PlainAsync(HttpResponseMessage answer, string? coding)
    {
        var body = await answer.Content.ReadAsStreamAsync(Ct);
        await using var plain = coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var memory = new MemoryStream();
        await plain.CopyToAsync(memory, Ct);
        return memory.ToArray();
    }
}
