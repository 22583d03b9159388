using System.Diagnostics.Metrics;
using Neura.ContentStore;
using NeuraNft.Application.Content.Providers;
using NeuraNft.ContentStore.Tests.Pinata;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Content;

public sealed class ProviderTests : IAsyncLifetime
{
    private readonly PinnedMarket _market = new();

    private static CancellationToken Ct => MarketFixture.Ct;

    public ValueTask InitializeAsync() => _market.InitializeAsync();

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task Sealed_content_is_pinned_everywhere_in_its_owners_group()
    {
        var (content, bytes) = await _market.SealAsync(1);
        await _market.FollowAsync();
        var file = _market.Pinata.Files.Values.ShouldHaveSingleItem();
        file.Bytes.ShouldBe(bytes);
        _market.Pinata.Groups[file.Group!].ShouldBe(Alice.Value);
        _market.Second.Contains(content.Cid).ShouldBeTrue();
        (await _market.WaitingAsync()).ShouldBe(0);
        await _market.WatchAsync();
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Transfer_moves_the_pin_to_the_new_owners_group()
    {
        await _market.SealAsync(1);
        await _market.LogAsync(new AssetEvent.AssetTransferred(Asset, Alice, Bob, null, null));
        await _market.FollowAsync();
        _market.Pinata.Groups[_market.Pinata.Files.Values.Single().Group!].ShouldBe(Bob.Value);
    }

    [Fact]
    public async Task Re_encryption_pins_the_new_content_and_removes_the_old()
    {
        var (old, _) = await _market.SealAsync(1);
        await _market.FollowAsync();
        var bytes = new byte[300_000];
        var renewed = ((ContentWrite.Stored)await _market.Store.PutAsync(new MemoryStream(bytes), Ct)).Content;
        await _market.LogAsync(new ContentEvent.ReencryptionDone(Asset, 1, 2, old.Cid.ToString(), PinnedMarket.PayloadOf(renewed)));
        await _market.FollowAsync();
        _market.Pinata.Files.Values.ShouldHaveSingleItem().Cid.ShouldBe(renewed.Cid.ToString());
        _market.Second.Contains(old.Cid).ShouldBeFalse();
    }

    [Fact]
    public async Task Withdrawn_content_is_removed_everywhere()
    {
        var (content, _) = await _market.SealAsync(1);
        await _market.FollowAsync();
        await _market.LogAsync(new ContentEvent.ContentWithdrawn(Asset, 1, 1, content.Cid.ToString(), 1));
        await _market.FollowAsync();
        _market.Pinata.Files.ShouldBeEmpty();
        _market.Second.Contains(content.Cid).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "64")]
    public async Task Row_64_intent_outlives_hours_of_refusals_and_a_restart()
    {
        await _market.SealAsync(1);
        _market.Pinata.Make("GET /v3/files", new Trouble.Status(503), times: 10_000);
        for (var hour = 0; hour < 5; hour++)
        {
            await _market.FollowAsync();
            _market.Time.Forward(TimeSpan.FromHours(1));
        }

        (await _market.WaitingAsync()).ShouldBe(1);
        (await _market.Market.CountAsync("select attempts from provider_intent where provider = 'pinata'")).ShouldBe(5);
        _market.Pinata.Recover();
        await _market.FollowAsync();
        _market.Pinata.Files.Count.ShouldBe(1);
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "65")]
    public async Task Row_65_process_that_died_after_the_upload_makes_no_second_pin()
    {
        await _market.SealAsync(1);
        // Leased and done, and never said so.
        var intent = (await _market.Intents.LeaseAsync("pinata", _market.Time.GetUtcNow(), TimeSpan.FromHours(2), Ct))!;
        var stream = await _market.Store.OpenVerifiedAsync(intent.Cid, Ct);
        await _market.PinataProvider.PinAsync(
            new(
                new ContentIdentity(intent.Cid, intent.Sha256, intent.Size), intent.Cid, Alice.Value,
                _ => Task.FromResult<Stream>(stream!)),
            Ct);
        await _market.FollowAsync();
        (await _market.WaitingAsync()).ShouldBe(1, "another may still be at it");
        _market.Time.Forward(TimeSpan.FromHours(3));
        await _market.FollowAsync();
        _market.Pinata.Files.Count.ShouldBe(1);
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "66")]
    public async Task Row_66_mismatch_is_kept_by_its_code_and_tried_slowly()
    {
        await _market.SealAsync(1, 2 << 20);
        var asIfOurs = _market.Service;
        var provider = _market.PinataProvider;
        _market.Pinata.Profile = UnixFsProfile.KuboDefault;
        (await asIfOurs.FollowAsync(provider, Ct)).ShouldBeTrue();
        (await _market.Market.CountAsync("select count(*) from provider_intent where last_code = 'PROVIDER_MISMATCH'")).ShouldBe(1);
        _market.Pinata.Files.ShouldBeEmpty();
        _market.Time.Forward(TimeSpan.FromMinutes(4));
        (await asIfOurs.FollowAsync(provider, Ct)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "67")]
    public async Task Row_67_unpin_that_fails_for_hours_is_an_alarm_and_is_done_in_the_end()
    {
        var (content, _) = await _market.SealAsync(1);
        await _market.FollowAsync();
        await _market.LogAsync(new ContentEvent.ContentWithdrawn(Asset, 1, 1, content.Cid.ToString(), 1));
        _market.Pinata.Make("DELETE", new Trouble.Status(500), times: 10_000);
        for (var hour = 0; hour < 3; hour++)
        {
            await _market.FollowAsync();
            _market.Time.Forward(TimeSpan.FromHours(1));
        }

        (await OldestAsync("unpin")).ShouldBeGreaterThan(TimeSpan.FromHours(2.9).TotalSeconds);
        _market.Pinata.Files.ShouldNotBeEmpty();
        _market.Pinata.Recover();
        await _market.FollowAsync();
        _market.Pinata.Files.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "68")]
    public async Task Row_68_pin_that_vanished_is_found_by_an_audit_and_pinned_again()
    {
        var (_, bytes) = await _market.SealAsync(1);
        await _market.FollowAsync();
        _market.Pinata.Files.Clear();
        await _market.Audit.HandleAsync(_market.PinataProvider, Ct);
        await _market.FollowAsync();
        _market.Pinata.Files.Values.ShouldHaveSingleItem().Bytes.ShouldBe(bytes);
    }

    [Fact]
    [Trait("Abuse", "68")]
    public async Task Row_68_altered_pin_is_replaced_also_where_only_a_second_copy_is_left()
    {
        var (content, bytes) = await _market.SealAsync(1, 200_000);
        await _market.FollowAsync();
        _market.Store.Delete(content.Cid);
        _market.Pinata.OnRead = b => [.. b.Select(x => (byte)(x ^ 1))];
        await _market.Audit.HandleAsync(_market.PinataProvider, Ct);
        _market.Pinata.OnRead = b => b;
        var altered = _market.Pinata.Files.Values.Single();
        await _market.FollowAsync();
        _market.Pinata.Files.Values.ShouldHaveSingleItem().Bytes.ShouldBe(bytes);
        _market.Pinata.Files.ContainsKey(altered.Id).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "68")]
    public async Task Row_68_content_that_the_folder_here_lost_comes_back_from_a_provider()
    {
        var (content, bytes) = await _market.SealAsync(1);
        await _market.FollowAsync();
        _market.Store.Delete(content.Cid);
        await _market.Audit.CheckHereAsync(Ct);
        await using var stream = (await _market.Store.OpenVerifiedAsync(content.Cid, Ct)).ShouldNotBeNull();
        var back = new byte[bytes.Length];
        await stream.ReadExactlyAsync(back, Ct);
        back.ShouldBe(bytes);
    }

    [Fact]
    public async Task One_wrong_answer_costs_no_pin()
    {
        var (content, _) = await _market.SealAsync(1, 200_000);
        await _market.FollowAsync();
        _market.Store.Delete(content.Cid);
        var reads = 0;
        _market.Pinata.OnRead = b => Interlocked.Increment(ref reads) == 1 ? [.. b.Select(x => (byte)(x ^ 1))] : b;
        await _market.Audit.HandleAsync(_market.PinataProvider, Ct);
        reads.ShouldBe(2);
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Altered_pin_stays_where_no_other_copy_can_be_read()
    {
        var (content, _) = await _market.SealAsync(1, 200_000);
        await _market.FollowAsync();
        _market.Store.Delete(content.Cid);
        _market.Second.Delete(content.Cid);
        _market.Pinata.OnRead = b => [.. b.Select(x => (byte)(x ^ 1))];
        await _market.Audit.HandleAsync(_market.PinataProvider, Ct);
        (await _market.WaitingAsync()).ShouldBe(0);
        _market.Pinata.Files.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pin_made_from_another_provider_can_be_checked_in_all_its_blocks()
    {
        var (content, bytes) = await _market.SealAsync(1, 2_500_000);
        await _market.FollowAsync();
        _market.Store.Delete(content.Cid);
        _market.Pinata.Files.Clear();
        await _market.Market.ExecuteAsync("delete from provider_pin where provider = 'pinata'");
        await _market.Intents.AddMissingAsync("pinata", Ct);
        await _market.FollowAsync();
        _market.Second.Delete(content.Cid);
        await _market.Market.ExecuteAsync("delete from provider_pin where provider = 'folder'");
        await using var stream = (await _market.Payloads.OpenAsync(content.Cid, content.Size, Ct)).ShouldNotBeNull();
        var read = new byte[bytes.Length];
        await stream.ReadExactlyAsync(read, Ct);
        read.ShouldBe(bytes);
    }

    [Fact]
    [Trait("Abuse", "42")]
    public async Task Row_42_what_is_damaged_here_is_read_from_a_provider_the_next_time()
    {
        var (content, bytes) = await _market.SealAsync(1, 2_500_000);
        await _market.FollowAsync();
        await _market.DamageAsync(content.Cid, 1_500_000);
        await using (var damaged = (await _market.Payloads.OpenAsync(content.Cid, content.Size, Ct)).ShouldNotBeNull())
            await Should.ThrowAsync<ContentAlteredException>(async () => await damaged.CopyToAsync(Stream.Null, Ct));
        await _market.Payloads.DamagedAsync(content.Cid, Ct);
        await using var stream = (await _market.Payloads.OpenAsync(content.Cid, content.Size, Ct)).ShouldNotBeNull();
        var read = new byte[bytes.Length];
        await stream.ReadExactlyAsync(read, Ct);
        read.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"files":[{"id":{}}]}}""")]
    public async Task Odd_answer_is_tried_again_like_any_failure(string json)
    {
        await _market.SealAsync(1);
        _market.Pinata.Make("GET /v3/files", new Trouble.Nonsense(json), times: 1000);
        await _market.FollowAsync();
        (await _market.WaitingAsync()).ShouldBe(1);
        _market.Pinata.Recover();
        _market.Time.Forward(TimeSpan.FromHours(1));
        await _market.FollowAsync();
        _market.Pinata.Files.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Provider_that_is_down_is_not_taken_for_one_that_lost_its_pins()
    {
        await _market.SealAsync(1);
        await _market.FollowAsync();
        _market.Pinata.Make("POST /v3/files/private/download_link", new Trouble.Status(503), times: 100);
        await _market.Audit.HandleAsync(_market.PinataProvider, Ct);
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Intents_of_one_content_are_done_in_their_order()
    {
        await _market.SealAsync(1);
        await _market.LogAsync(new AssetEvent.AssetTransferred(Asset, Alice, Bob, null, null));
        _market.Pinata.Make("POST /uploads", new Trouble.Status(503), times: 1);
        await _market.FollowAsync();
        (await _market.WaitingAsync()).ShouldBe(2, "the move waits for the pin");
        _market.Time.Forward(TimeSpan.FromHours(1));
        await _market.FollowAsync();
        _market.Pinata.Groups[_market.Pinata.Files.Values.Single().Group!].ShouldBe(Bob.Value);
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Content_withdrawn_before_it_was_pinned_is_never_sent()
    {
        var (content, _) = await _market.SealAsync(1);
        await _market.LogAsync(new ContentEvent.ContentWithdrawn(Asset, 1, 1, content.Cid.ToString(), 1));
        await _market.FollowAsync();
        _market.Pinata.Requests.ShouldNotContain(r => r.StartsWith("POST", StringComparison.Ordinal));
        (await _market.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Provider_configured_later_is_given_what_is_kept()
    {
        await _market.SealAsync(1);
        await _market.Market.ExecuteAsync("delete from provider_intent");
        await _market.Intents.AddMissingAsync("pinata", Ct);
        await _market.FollowAsync();
        _market.Pinata.Files.Count.ShouldBe(1);
    }

    private async Task<double> OldestAsync(string act)
    {
        var seconds = 0.0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "neuranft.content.waiting.seconds")
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "act", Value: string found } && found == act)
                    seconds = Math.Max(seconds, value);
        });
        listener.Start();
        await _market.Service.MeasureAsync(Ct);
        listener.RecordObservableInstruments();
        return seconds;
    }
}
