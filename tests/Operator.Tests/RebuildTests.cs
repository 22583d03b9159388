using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Operator.Tests;

public sealed class RebuildTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    [Fact]
    public async Task Projection_is_rebuilt_compared_and_swapped_only_where_it_is_equal_or_accepted()
    {
        for (var i = 0; i < 5; i++) await AppendAsync();
        var head = await market.Store.HeadPositionAsync(MarketDatabase.Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(MarketDatabase.Ct);
        var projection = new ActivityFeedProjection();
        var running = new ProjectionDaemon(
            market.Store, [projection], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance).RunAsync(stop.Token);
        (await market.Progress.WaitForAsync(projection.Name, head, TimeSpan.FromSeconds(60), MarketDatabase.Ct)).ShouldBeTrue();

        var told = (await market.NeuraAsync("rebuild", projection.Name)).ShouldBeDone().Output;
        told.ShouldContain("events/s");
        told.ShouldContain("the same as before");

        await using (var spoil = market.DataSource.CreateCommand($"DELETE FROM {projection.Tables[0]}"))
            (await spoil.ExecuteNonQueryAsync(MarketDatabase.Ct)).ShouldBeGreaterThan(0);
        var different = await market.NeuraAsync("rebuild", projection.Name, "--json");
        different.ShouldBeRefused("DIFFERENT");
        var swapped = (await market.NeuraAsync("rebuild", projection.Name, "--accept-difference", "--json")).ShouldBeDone().Json;
        swapped.GetProperty("outcome").GetString().ShouldBe("swapped");
        swapped.GetProperty("position").GetInt64().ShouldBe(head);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Projection_that_this_program_has_not_is_not_found()
    {
        var answer = await market.NeuraAsync("rebuild", "none");
        answer.ShouldBeRefused("NOT_FOUND");
        answer.Error.ShouldContain("access_current");
    }

    private Task<AppendResult> AppendAsync()
    {
        var (alice, at) = (Account.Parse("alice.test.near"), TimeProvider.System.GetUtcNow());
        var opened = new AccountEvent.SessionOpened("testnet", alice, Guid.CreateVersion7(at), "ed25519:key", at, at.AddMinutes(10));
        return market.AppendAsync(EventMetadata.None, "account/testnet/alice.test.near", opened);
    }
}
