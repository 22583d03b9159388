using Neura.ContentStore;
using Neura.ContentStore.Pinata;
using Neura.ContentStore.Providers;

namespace NeuraNft.ContentStore.Tests.Pinata;

public sealed class PinataProviderTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private FakePinata _pinata = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pinata = await FakePinata.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _pinata.DisposeAsync();
    }

    private PinataProvider Provider(Func<PinataOptions, PinataOptions>? change = null) =>
        new(_http, change is null ? _pinata.Options : change(_pinata.Options), TimeProvider.System);

    [Fact]
    public async Task Pinatas_own_client_and_the_server_of_the_tests_agree() => (await NodeScript.RunAsync(
        "pinata.mjs", Ct, _pinata.Address.ToString().TrimEnd('/'), FakePinata.Jwt)).ShouldContain("agreed");

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(1 << 20)]
    [InlineData(2_500_000)]
    public async Task Content_pinned_is_listed_in_its_group_and_read_back_in_checked_blocks(int length)
    {
        var content = await Contents.OfAsync(length);
        var pin = await Provider().PinAsync(content.Pinned, Ct);
        pin.Cid.ShouldBe(content.Pinned.Content.Cid);
        _pinata.Groups[pin.Group!].ShouldBe("alice.near");
        (await Provider().FindAsync(pin.Cid, Ct)).ShouldBe(pin);
        (await content.ReadAsync(Provider(), length / 3, length - (length / 3))).ShouldBe(content.Bytes[(length / 3)..]);
    }

    [Fact]
    public async Task Token_is_not_sent_to_the_signed_url_and_is_in_no_message()
    {
        var content = await Contents.OfAsync(100);
        await Provider().PinAsync(content.Pinned, Ct);
        var wrong = new PinataProvider(_http, _pinata.Options with { Jwt = "secret-token" }, TimeProvider.System);
        var refused = await Should.ThrowAsync<ProviderException>(() => wrong.FindAsync(content.Pinned.ProviderCid, Ct));
        refused.Fault.ShouldBe(ProviderFault.Refused);
        refused.ToString().ShouldNotContain("secret-token");
        (_pinata.Options with { Jwt = "secret-token" }).ToString().ShouldNotContain("secret-token");
    }

    [Fact]
    public async Task Long_content_goes_in_pieces_and_a_lost_answer_costs_no_second_pin()
    {
        var content = await Contents.OfAsync(1_000_000);
        _pinata.Make("PATCH /uploads", new Trouble.AnswerLost());
        await Provider(o => o with { PiecesAbove = 1000, PieceSize = 300_000 }).PinAsync(content.Pinned, Ct);
        _pinata.Files.Values.ShouldHaveSingleItem().Bytes.ShouldBe(content.Bytes);
        _pinata.Requests.Count(r => r.StartsWith("PATCH", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [Trait("Abuse", "64")]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Row_64_refusals_for_a_while_are_outlived_with_jittered_pauses(int status)
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make("GET /v3/files", new Trouble.Status(status), times: 4);
        await Provider().PinAsync(content.Pinned, Ct);
        _pinata.Files.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "64")]
    public async Task Row_64_silence_ends_in_time_and_asks_to_try_later()
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make("GET /v3/files", new Trouble.Silence(), times: 9);
        var once = Provider(o => o with { Http = o.Http with { Timeout = TimeSpan.FromMilliseconds(100), Retries = 1 } });
        (await Should.ThrowAsync<ProviderException>(() => once.PinAsync(content.Pinned, Ct))).Fault.ShouldBe(ProviderFault.Unavailable);
    }

    [Fact]
    [Trait("Abuse", "64")]
    public async Task Row_64_what_the_provider_asks_to_wait_is_kept_to()
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make("GET /v3/files", new Trouble.Status(429, RetryAfter: 1));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Provider(o => o with { Http = o.Http with { LongestPause = TimeSpan.FromSeconds(5) } })
            .FindAsync(content.Pinned.ProviderCid, Ct);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    [Trait("Abuse", "65")]
    public async Task Row_65_upload_whose_answer_was_lost_is_found_and_not_repeated()
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make("POST /uploads/v3/files/", new Trouble.AnswerLost());
        await Provider().PinAsync(content.Pinned, Ct);
        await Provider().PinAsync(content.Pinned, Ct);
        _pinata.Files.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "66")]
    public async Task Row_66_another_cid_is_a_mismatch_and_what_was_pinned_so_goes()
    {
        var content = await Contents.OfAsync(2 << 20);
        var asIfOurs = Provider();
        _pinata.Profile = UnixFsProfile.KuboDefault;
        (await Should.ThrowAsync<ProviderException>(() => asIfOurs.PinAsync(content.Pinned, Ct))).Code.ShouldBe("PROVIDER_MISMATCH");
        _pinata.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Provider_of_another_profile_is_fine_where_that_is_configured()
    {
        _pinata.Profile = UnixFsProfile.KuboDefault;
        var content = await Contents.OfAsync(2 << 20, UnixFsProfile.KuboDefault);
        (await Provider().PinAsync(content.Pinned, Ct)).Cid.ShouldBe(content.Pinned.ProviderCid);
        (await content.ReadAsync(Provider(), 5, 100)).ShouldBe(content.Bytes[5..105]);
    }

    [Fact]
    public async Task Every_pin_of_a_content_is_removed_over_all_pages_and_its_group_changed()
    {
        var content = await Contents.OfAsync(100);
        await Provider().PinAsync(content.Pinned, Ct);
        var first = _pinata.Files.Values.Single();
        for (var i = 0; i < 4; i++)
            _pinata.Files[$"copy{i}"] = first with { Id = $"copy{i}" };
        await Provider().MoveAsync(Cid.Parse(first.Cid), "bob.near", Ct);
        _pinata.Files.Values.ShouldAllBe(f => _pinata.Groups[f.Group!] == "bob.near");
        _pinata.Make("DELETE /v3/files", new Trouble.AnswerLost());
        await Provider().UnpinAsync(content.Pinned.ProviderCid, Ct);
        _pinata.Files.ShouldBeEmpty();
        await Provider().UnpinAsync(content.Pinned.ProviderCid, Ct);
    }

    [Theory]
    [Trait("Abuse", "42")]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Gateway_that_alters_shortens_or_lengthens_is_refused(int longer)
    {
        var content = await Contents.OfAsync(1_500_000);
        await Provider().PinAsync(content.Pinned, Ct);
        _pinata.OnRead = bytes => longer switch
        {
            < 0 => bytes[..^1],
            > 0 => [1, .. bytes],
            0 => [.. bytes.Select((b, i) => i == 1_200_000 ? (byte)(b ^ 1) : b)],
        };
        var reading = () => content.ReadAsync(Provider(), 1_100_000, 400_000);
        await Should.ThrowAsync<ContentAlteredException>(reading);
    }

    [Theory]
    [InlineData("GET /v3/files", """{"data":null}""")]
    [InlineData("GET /v3/files", """[]""")]
    [InlineData("GET /v3/files", """{"data":{"files":[5,null,{"id":5}]}}""")]
    [InlineData("POST /uploads/v3/files/sign", """{"data":{}}""")]
    [InlineData("POST /uploads/v3/files/sign", """{"data":7}""")]
    public async Task Answer_of_another_shape_is_a_failure_that_may_pass(string route, string json)
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make(route, new Trouble.Nonsense(json), times: 100);
        var failure = await Should.ThrowAsync<ProviderException>(() => Provider().PinAsync(content.Pinned, Ct));
        failure.Fault.ShouldBeOneOf(ProviderFault.Unavailable, ProviderFault.Mismatch);
    }

    [Fact]
    public async Task List_without_an_end_is_given_up()
    {
        var content = await Contents.OfAsync(100);
        _pinata.Make("GET /v3/files", new Trouble.Nonsense("""{"data":{"files":[],"next_page_token":"more"}}"""), times: 10_000);
        (await Should.ThrowAsync<ProviderException>(() => Provider().FindAsync(content.Pinned.ProviderCid, Ct)))
            .Fault.ShouldBe(ProviderFault.Unavailable);
    }
}
