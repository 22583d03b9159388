using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Activity;

/// <summary>Followers without a login: what everyone sees, as it happens, and no more of them than there are places.</summary>
public sealed class VisitorTests(VisitorTests.SmallMarket small) : IClassFixture<VisitorTests.SmallMarket>
{
    private const string Follow = "subscription Follow($after: Position) { activityAdded(after: $after) { kind position } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Place_is_free_again_when_its_follower_goes_and_there_are_no_more_than_agreed()
    {
        var market = small.Market;
        var (asset, start) = await MintAsync("1:900");
        using var first = await FollowAsync("1", start);
        await first.SubscribeAsync("2", Follow, new { after = $"{start}" }, Ct);
        var position = await GrantAsync(asset);
        foreach (var _ in new[] { 1, 2 })
            Told(await first.ReceiveAsync(Ct)).ShouldBe(("access_set", position));

        using var second = await FollowAsync("1", start);
        var refused = await second.ReceiveAsync(Ct);
        refused.GetProperty("type").GetString().ShouldBe("error");
        refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("ANONYMOUS_SUBSCRIPTION_LIMIT");

        // Who is logged in takes no visitor's place.
        using var account = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
        await account.SubscribeAsync("1", Follow, new { after = $"{start}" }, Ct);
        Told(await account.ReceiveAsync(Ct)).ShouldBe(("access_set", position));

        first.Kill();
        await Eventually.HoldsAsync(async () =>
        {
            using var third = await FollowAsync("1", start);
            var message = await third.ReceiveAsync(Ct);
            return message.GetProperty("type").GetString() == "next" && Told(message) == ("access_set", position);
        }, Ct);
    }

    private async Task<(AssetId Asset, long Position)> MintAsync(string token)
    {
        var asset = new AssetId(Contract, token);
        return (asset, await small.Market.OnChainAsync(StreamKeys.Asset(asset), At(1), Alice, Ct, Minted() with { Asset = asset }));
    }

    private Task<long> GrantAsync(AssetId asset) =>
        small.Market.OnChainAsync(StreamKeys.Asset(asset), At(2), Alice, Ct, Granted(Bob, AccessLevel.UseModel) with { Asset = asset });

    private async Task<Socket> FollowAsync(string id, long after)
    {
        var socket = await Socket.OpenAsync(small.Market.Host.Address, null, null, Ct);
        await socket.SubscribeAsync(id, Follow, new { after = $"{after}" }, Ct);
        return socket;
    }

    private static (string Kind, long Position) Told(JsonElement message)
    {
        var entry = message.GetProperty("payload").GetProperty("data").GetProperty("activityAdded");
        return (entry.GetProperty("kind").GetString()!,
            long.Parse(entry.GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    public sealed class SmallMarket : IAsyncLifetime
    {
        public LoggedMarket Market { get; } = new() { Settings = { ["RateLimits:AnonymousSubscriptionsPerAddress"] = "2" } };

        public ValueTask InitializeAsync() => Market.InitializeAsync();

        public ValueTask DisposeAsync() => Market.DisposeAsync();
    }
}
