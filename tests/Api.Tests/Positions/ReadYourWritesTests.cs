using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Api.Positions;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Positions;

public sealed class ReadYourWritesTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const string Newest = "{ activity(first: 1) { nodes { position } } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Who waits for a position, waits as long as this.</summary>
    private TimeSpan Wait => market.Host.Service<IOptions<DoorOptions>>().Value.ReadWait;

    private ProjectionProgress Progress => new(market.Store);

    [Fact]
    public async Task Answer_knows_of_the_position_it_was_asked_for()
    {
        for (var i = 0; i < 25; i++)
        {
            var written = Text(await WriteAsync());
            var answer = await market.Host.Door.From(written).AskAsync(Newest, new { }, Ct);
            answer.Field.GetProperty("nodes")[0].GetProperty("position").GetString().ShouldBe(written);
            long.Parse(answer.Position!, CultureInfo.InvariantCulture).ShouldBe(long.Parse(written, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Node_that_runs_no_projection_waits_for_those_of_another()
    {
        await using var store = Application.Log.MarketStore.Create(market.Host.Service<Npgsql.NpgsqlDataSource>(), TimeProvider.System);
        var floor = new CheckpointFloor(store, "activity_feed", "asset_search");
        for (var i = 0; i < 5; i++)
        {
            var written = await WriteAsync();
            (await floor.WaitForAsync(written, TimeSpan.FromMinutes(1), Ct)).ShouldBeTrue();
            floor.Known.ShouldBeGreaterThanOrEqualTo(written);
        }
    }

    [Fact]
    public async Task Views_that_stand_still_are_told_with_the_position_they_reached()
    {
        var before = await WriteAsync();
        (await market.Host.Service<ReadModelPositions>().All.WaitForAsync(before, TimeSpan.FromMinutes(1), Ct)).ShouldBeTrue();
        (await Progress.PauseAsync("contract_book", "a test", Ct)).ShouldBeTrue();
        try
        {
            var written = Text(await WriteAsync());
            var started = TimeProvider.System.GetTimestamp();
            var refused = await market.Host.Door.From(written).AskAsync(Newest, new { }, Ct);
            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.ErrorCode.ShouldBe("POSITION_NOT_REACHED");
            refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
            refused.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("position").GetString().ShouldBe(Text(before));
            refused.Position.ShouldBe(Text(before));
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Wait, "nobody waits for what is paused");
            (await market.Host.Door.From(Text(before)).AskAsync(Newest, new { }, Ct)).ErrorCode.ShouldBeNull();
            (await market.Host.Door.AskAsync(Newest, new { }, Ct)).ErrorCode.ShouldBeNull();
            await Progress.ResumeAsync("contract_book", Ct);
            (await market.Host.Door.From(written).AskAsync(Newest, new { }, Ct)).ErrorCode.ShouldBeNull();
        }
        finally
        {
            await Progress.ResumeAsync("contract_book", Ct);
        }
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("-1")]
    [InlineData("007")]
    [InlineData("1, 2")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public async Task Position_that_was_never_given_out_is_refused_at_once(string position)
    {
        var started = TimeProvider.System.GetTimestamp();
        var refused = await market.Host.Door.From(position).AskAsync(Newest, new { }, Ct);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorCode.ShouldBe("INVALID_POSITION");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Wait);
    }

    private Task<long> WriteAsync() => market.OnChainAsync(
        StreamKeys.Collection(Collection), At(1), Alice, Ct, new CollectionEvent.MinterSet(Collection, Dave, Allowed: true));

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
