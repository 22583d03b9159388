using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

public sealed class ShardTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData("", 1339080641u)]
    [InlineData("account/1", 2516900522u)]
    [InlineData("ä€𝄞", 1819892208u)]
    public void Key_hashes_as_ever(string key, uint hash) => Shard.Hash(key).ShouldBe(hash);

    [Fact]
    public void Keys_belong_to_one_shard_each_and_are_spread_evenly()
    {
        var owners = Enumerable.Range(0, 4000).Select(i => Enumerable.Range(0, 4).Single(s => new Shard(s, 4).Owns($"account/{i}")));
        owners.CountBy(owner => owner).ShouldAllBe(one => one.Value > 850 && one.Value < 1150);
    }

    [Fact]
    public void Shards_are_named_after_their_place()
    {
        var projection = Kinds.New(Kinds.Single, "");
        projection.Split(3).Select(shard => shard.Name).ShouldBe(["single/0of3", "single/1of3", "single/2of3"]);
        projection.Split(1).ShouldBe([projection]);
        Should.Throw<ArgumentOutOfRangeException>(() => projection.Split(0));
    }

    [Fact]
    public async Task Another_number_of_shards_is_refused_before_it_writes_anything()
    {
        var tables = new KindsTables(fixture, "_layout");
        await tables.CreateAsync();
        await tables.AppendAsync([("layout", new AccountEvent.Opened("a"))]);
        var log = await fixture.Store.QueryEventsAsync(0, 10, StoreFixture.Ct);
        var projection = Kinds.New(Kinds.Single, "_layout");
        foreach (var shard in projection.Split(2)) await tables.ApplyAsync(shard, log);
        var rows = await tables.RowsAsync(Kinds.Single);
        foreach (var other in (IProjection[])[projection, .. projection.Split(3)])
        {
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => tables.ApplyAsync(other, log));
            refused.Message.ShouldContain("runs as 2 shard(s)");
        }

        (await tables.RowsAsync(Kinds.Single)).ShouldBe(rows);
    }

    [Theory]
    [InlineData("no space")]
    [InlineData("Upper")]
    [InlineData("a;drop")]
    [InlineData("public.a")]
    [InlineData("")]
    public void Table_names_go_into_sql_only_where_they_are_plain(string name)
    {
        Should.Throw<ArgumentException>(() => new SingleStreamProjection<Account>("p", name, Account.Aggregate));
        Should.Throw<ArgumentException>(() => new FlatTable(name, "key"));
        Should.Throw<ArgumentException>(() => new FlatTable("t", name));
    }
}
