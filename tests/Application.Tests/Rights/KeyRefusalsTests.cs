using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>What of denials gets into the log.</summary>
public sealed class KeyRefusalsTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    // Within one hour, however long the tests take.
    private readonly KeyRefusals refusals = new(market.Store, new WallClock(At(100)));

    [Fact]
    public async Task Denial_that_was_not_written_takes_nothing_from_those_after_it()
    {
        var asset = AssetOf("1");
        await market.ExecuteAsync("alter table mt_events add constraint no_room check (type <> 'key_refused') not valid");
        for (var i = 0; i < KeyRefusals.MostOfAccount; i++)
            await Should.ThrowAsync<PostgresException>(() => RecordAsync(asset));
        await market.ExecuteAsync("alter table mt_events drop constraint no_room");
        await RecordAsync(asset);
        await RecordAsync(asset);
        (await market.Store.FetchStreamAsync(StreamKeys.Keys(asset), 0, MarketFixture.Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Denials_of_one_account_end_at_fifty_an_hour()
    {
        AssetId[] assets = [.. Enumerable.Range(0, KeyRefusals.MostOfAccount + 1).Select(i => AssetOf($"2:{i}"))];
        foreach (var asset in assets) await RecordAsync(asset);
        (await market.Store.FetchStreamAsync(StreamKeys.Keys(assets[^2]), 0, MarketFixture.Ct)).ShouldHaveSingleItem();
        (await market.Store.FetchStreamAsync(StreamKeys.Keys(assets[^1]), 0, MarketFixture.Ct)).ShouldBeEmpty();
    }

    private Task RecordAsync(AssetId asset) => refusals.RecordAsync(
        new KeyAsk(asset, Version: null, Bob, Recipient: null, Job: null), version: null,
        new KeyRefusal.AccessDenied(AccessLevel.ViewAndDownload, AccessLevel.None, AccessDenial.NotGranted, FormerOwner: false),
        new KeyDecision(AccessLevel.ViewAndDownload, AccessLevel.None, "default", null, 0, At(100), 1));

    private static AssetId AssetOf(string token) => new(Contract, token);
}
