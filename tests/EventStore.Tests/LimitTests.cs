using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class LimitTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    public static TheoryData<string> Unstorable => ["a\0b", "\ud800", "\udc00x", "x\ud83d", "\ude00\ud83d", "\\\0"];

    public static TheoryData<string> Storable =>
        ["", "\ufffd", "\ud83d\ude00", @"\u0000", @"\\u0000", "\u0001\u001f\u007f", "ünï\"cödé\\", "\uffff"];

    [Fact]
    [Trait("Abuse", "15")]
    public async Task Payload_over_the_limit_is_too_large_before_any_write()
    {
        var limit = fixture.Store.Options.MaxPayloadBytes;
        var overhead = "{\"text\":\"\"}".Length;
        (await fixture.AppendAsync("large/fits", ExpectedVersion.NoStream, new AccountEvent.Noted(new string('x', limit - overhead))))
            .Verdict.ShouldBe(AppendVerdict.Appended);

        var result = await fixture.AppendAsync(
            "large/not",
            ExpectedVersion.NoStream,
            new AccountEvent.Opened("a"),
            new AccountEvent.Noted(new string('x', limit - overhead + 1)));
        result.Verdict.ShouldBe(AppendVerdict.TooLarge);
        result.Detail!.ShouldContain("account_noted");
        (await fixture.Store.FetchStreamStateAsync("large/not", StoreFixture.Ct)).ShouldBeNull();
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [Trait("Abuse", "16")]
    [MemberData(nameof(Unstorable))]
    public async Task Text_that_cannot_be_stored_is_invalid(string text)
    {
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        AppendResult[] results =
        [
            await fixture.AppendAsync("text/bad", ExpectedVersion.Any, new AccountEvent.Noted(text)),
            await fixture.AppendAsync("text/bad" + text, ExpectedVersion.Any, new AccountEvent.Noted("")),
            await fixture.AppendAsync(new EventMetadata { UserName = text }, "text/bad", ExpectedVersion.Any, new AccountEvent.Noted("")),
            await fixture.AppendAsync(
                new EventMetadata { Headers = new Dictionary<string, string?> { [text] = "" } },
                "text/bad",
                ExpectedVersion.Any,
                new AccountEvent.Noted("")),
            await fixture.AppendAsync("text/bad", ExpectedVersion.Any, new EventData(new AccountEvent.Noted(""))
            {
                Headers = new Dictionary<string, string?> { ["h"] = text },
            }),
        ];
        results.ShouldAllBe(result => result.Verdict == AppendVerdict.InvalidText);
        (await fixture.Store.HeadPositionAsync(StoreFixture.Ct)).ShouldBe(head);
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Storable))]
    public async Task Unusual_text_comes_back_as_it_was(string text)
    {
        var key = "text/good/" + text;
        var result = await fixture.AppendAsync(key, ExpectedVersion.NoStream, new AccountEvent.Noted(text));
        result.Verdict.ShouldBe(AppendVerdict.Appended);
        (await fixture.Store.FetchStreamAsync(key, 0, StoreFixture.Ct))[0].Data.ShouldBe(new AccountEvent.Noted(text));
    }

    [Fact]
    public async Task Header_in_the_stores_own_name_is_a_mistake() => await Should.ThrowAsync<ArgumentException>(() => fixture.AppendAsync(
        new EventMetadata { Headers = new Dictionary<string, string?> { ["es-command-id"] = "mine" } },
        "header",
        ExpectedVersion.Any,
        new AccountEvent.Noted("")));

    [Fact]
    public async Task Page_of_large_events_ends_early_and_nothing_is_missed()
    {
        await using var store = fixture.NewStore(options => options.MaxPageBytes = 3000);
        var after = await store.HeadPositionAsync(StoreFixture.Ct);
        await fixture.AppendAsync(
            "pages", ExpectedVersion.NoStream, [.. Enumerable.Range(0, 9).Select(_ => new AccountEvent.Noted(new string('x', 1000)))]);
        var sizes = new List<int>();
        while (await store.QueryEventsAsync(after, 100, StoreFixture.Ct) is { Count: > 0 } page)
        {
            sizes.Add(page.Count);
            after = page[^1].Sequence;
        }

        sizes.ShouldBe([3, 3, 3]);
    }

    [Fact]
    [Trait("Abuse", "16")]
    public async Task Bad_text_behind_a_converter_is_still_caught()
    {
        await using var store = fixture.NewStore(options => options.Json = new(options.Json) { Converters = { new HalfPairConverter() } });
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append("text/raw", ExpectedVersion.Any, new AccountEvent.Noted("whatever"));
        (await session.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.InvalidText);
    }
}
