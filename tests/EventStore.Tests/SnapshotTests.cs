using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class SnapshotTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private int evolved;

    private Aggregate<Sum> Counting => new(new Sum(0), (state, one) =>
    {
        evolved++;
        return one is AccountEvent.Deposited deposited ? new Sum(state.Amount + deposited.Amount) : state;
    })
    {
        Snapshots = new SnapshotPolicy("sum_v1", Every: 10),
    };

    [Fact]
    public async Task Long_stream_is_folded_from_its_last_snapshot()
    {
        await DepositAsync("long", 25);
        (await SumAsync("long")).ShouldBe(25);
        evolved.ShouldBe(25);
        await DepositAsync("long", 3);
        (await SumAsync("long")).ShouldBe(28);
        evolved.ShouldBe(28);
    }

    [Fact]
    public async Task Short_stream_leaves_none()
    {
        await DepositAsync("short", 9);
        await SumAsync("short");
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM es_snapshot WHERE stream_id = 'short'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"amount": "of another shape"}""")]
    [InlineData("[]")]
    public async Task Snapshot_that_does_not_fit_is_as_none(string state)
    {
        await DepositAsync("unfit", 12);
        await SumAsync("unfit");
        await fixture.ExecuteAsync($"UPDATE es_snapshot SET state = '{state}' WHERE stream_id = 'unfit'");
        (await SumAsync("unfit")).ShouldBe((await fixture.Store.FetchStreamAsync("unfit", 0, StoreFixture.Ct)).Count);
    }

    [Fact]
    public async Task State_that_is_a_union_without_its_metadata_is_folded_from_the_first_event()
    {
        await DepositAsync("union", 12);
        var aggregate = new Aggregate<Union>(new Union.Empty(), (_, _) => new Union.Full(1)) { Snapshots = new("union_v1", Every: 10) };
        var events = fixture.Store.LightweightSession(EventMetadata.None).Events;
        for (var i = 0; i < 2; i++)
            (await events.AggregateStreamAsync("union", aggregate, StoreFixture.Ct)).ShouldBe(new Union.Full(1));
    }

    [Fact]
    public async Task Older_state_does_not_replace_a_newer_snapshot()
    {
        await DepositAsync("raced", 12);
        await SumAsync("raced");
        await fixture.ExecuteAsync("UPDATE es_snapshot SET version = 20 WHERE stream_id = 'raced'");
        await fixture.ExecuteAsync("INSERT INTO es_snapshot SELECT 'sum_v2', stream_id, 1, '{\"amount\":1}', now() FROM es_snapshot");
        (await SumAsync("raced")).ShouldBe(12);
        (await fixture.ScalarAsync<long>("SELECT version FROM es_snapshot WHERE stream_id = 'raced' AND name = 'sum_v1'")).ShouldBe(20);
    }

    [Fact]
    public async Task Append_on_a_state_from_a_snapshot_expects_the_streams_version()
    {
        await DepositAsync("written", 15);
        await SumAsync("written");
        var result = await fixture.Store.WriteAsync(
            "written", Counting, EventMetadata.None, (sum, _) => Decision.Accept(new AccountEvent.Deposited(sum.Amount)), StoreFixture.Ct);
        result.Append.Versions["written"].ShouldBe(16);
        (await SumAsync("written")).ShouldBe(30);
    }

    private async Task<long> SumAsync(string key) =>
        (await fixture.Store.LightweightSession(EventMetadata.None).Events.AggregateStreamAsync(key, Counting, StoreFixture.Ct)).Amount;

    private Task<AppendResult> DepositAsync(string key, int times) => fixture.AppendAsync(
        key, ExpectedVersion.Any, [.. Enumerable.Repeat(new AccountEvent.Deposited(1), times)]);

    internal sealed record Sum(long Amount);

    internal abstract record Union
    {
        private Union() { }

        internal sealed record Empty : Union;

        internal sealed record Full(int Amount) : Union;
    }
}
