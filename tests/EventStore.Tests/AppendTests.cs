using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class AppendTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Started_stream_reads_back_with_all_metadata()
    {
        var metadata = new EventMetadata
        {
            CommandId = Guid.CreateVersion7(),
            UserName = "alice.near",
            CorrelationId = "correlation",
            CausationId = "causation",
            Headers = new Dictionary<string, string?> { ["network"] = "testnet", ["block"] = null },
        };
        var id = Guid.CreateVersion7();
        var session = fixture.Store.LightweightSession(metadata);
        session.Events.StartStream(
            "account/meta",
            new AccountEvent.Opened("alice"),
            new EventData(new AccountEvent.Deposited(5))
            {
                Id = id,
                Headers = new Dictionary<string, string?> { ["network"] = "mainnet" },
            });
        var result = await session.SaveChangesAsync(StoreFixture.Ct);

        result.Verdict.ShouldBe(AppendVerdict.Appended);
        result.Versions["account/meta"].ShouldBe(2);
        var events = await fixture.Store.FetchStreamAsync("account/meta", 0, StoreFixture.Ct);
        events.Select(e => e.Version).ShouldBe([1, 2]);
        events[1].Sequence.ShouldBe(result.Position);
        events.Select(e => e.Data).ShouldBe([new AccountEvent.Opened("alice"), new AccountEvent.Deposited(5)]);
        events[1].Id.ShouldBe(id);
        events[0].EventTypeName.ShouldBe("account_opened");
        events[0].DotNetTypeName.ShouldBe("NeuraNft.EventStore.Tests.AccountEvent+Opened, NeuraNft.EventStore.Tests");
        events.ShouldAllBe(e => e.UserName == "alice.near" && e.CorrelationId == "correlation" && e.CausationId == "causation");
        events.ShouldAllBe(e => e.CommandId == metadata.CommandId);
        events[0].Headers.ShouldBe(metadata.Headers, ignoreOrder: true);
        events[1].Headers["network"].ShouldBe("mainnet");
    }

    [Fact]
    [Trait("Abuse", "12")]
    public async Task Wrong_expected_version_conflicts_and_tells_the_current_one()
    {
        await fixture.AppendAsync(
            "account/conflict", ExpectedVersion.NoStream, new AccountEvent.Opened("a"), new AccountEvent.Deposited(1));
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);

        foreach (var wrong in new[] { ExpectedVersion.NoStream, ExpectedVersion.Exactly(1), ExpectedVersion.Exactly(3) })
        {
            var result = await fixture.AppendAsync("account/conflict", wrong, new AccountEvent.Deposited(2));
            result.Verdict.ShouldBe(AppendVerdict.Conflict);
            result.Conflict.ShouldBe(new StreamConflict("account/conflict", wrong, 2));
        }

        (await fixture.Store.HeadPositionAsync(StoreFixture.Ct)).ShouldBe(head);
        (await fixture.AppendAsync("account/conflict", 2, new AccountEvent.Deposited(2))).Versions["account/conflict"].ShouldBe(3);
    }

    [Fact]
    [Trait("Abuse", "12")]
    public async Task Conflict_on_one_of_two_streams_writes_neither()
    {
        await fixture.AppendAsync("account/two-b", ExpectedVersion.NoStream, new AccountEvent.Opened("b"));
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        session.Events.StartStream("account/two-a", new AccountEvent.Opened("a"));
        session.Events.Append("account/two-b", 7, new AccountEvent.Deposited(1));
        var result = await session.SaveChangesAsync(StoreFixture.Ct);

        result.Conflict.ShouldBe(new StreamConflict("account/two-b", ExpectedVersion.Exactly(7), 1));
        (await fixture.Store.FetchStreamStateAsync("account/two-a", StoreFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Events_over_several_streams_keep_the_order_of_their_calls()
    {
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        session.Events.StartStream("account/order-b", new AccountEvent.Noted("1"));
        session.Events.StartStream("account/order-a", new AccountEvent.Noted("2"));
        session.Events.Append("account/order-b", ExpectedVersion.Any, new AccountEvent.Noted("3"));
        var result = await session.SaveChangesAsync(StoreFixture.Ct);

        var events = await fixture.Store.QueryEventsAsync(result.Position - 3, 10, StoreFixture.Ct);
        events.Select(e => ((AccountEvent.Noted)e.Data).Text).ShouldBe(["1", "2", "3"]);
        events.Select(e => e.Version).ShouldBe([1, 1, 2]);
        result.Versions["account/order-b"].ShouldBe(2);
    }

    [Fact]
    public async Task Stream_state_tells_version_and_times()
    {
        (await fixture.Store.FetchStreamStateAsync("account/none", StoreFixture.Ct)).ShouldBeNull();
        await fixture.AppendAsync("account/state", ExpectedVersion.Any, new AccountEvent.Opened("a"));
        await fixture.AppendAsync("account/state", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        var state = await fixture.Store.FetchStreamStateAsync("account/state", StoreFixture.Ct);
        state!.Version.ShouldBe(2);
        state.LastTimestamp.ShouldBeGreaterThanOrEqualTo(state.Created);
        state.IsArchived.ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_queued_beside_events_are_written_with_them_or_not_at_all()
    {
        await fixture.ExecuteAsync("CREATE TABLE beside (n int)");
        var written = fixture.Store.LightweightSession(EventMetadata.None);
        written.QueueSqlCommand(new("INSERT INTO beside VALUES (1)"));
        written.Events.StartStream("account/beside", new AccountEvent.Opened("a"));
        (await written.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Appended);

        var refused = fixture.Store.LightweightSession(EventMetadata.None);
        refused.QueueSqlCommand(new("INSERT INTO beside VALUES (2)"));
        refused.Events.StartStream("account/beside", new AccountEvent.Opened("a"));
        (await refused.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Conflict);
        (await fixture.ScalarAsync<string>("SELECT string_agg(n::text, ',') FROM beside")).ShouldBe("1");
    }

    [Fact]
    public async Task Unmapped_type_is_a_bug_and_unknown_stored_name_reads_raw()
    {
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        session.Events.StartStream("account/unmapped", new NewerEvent(1, 2));
        await Should.ThrowAsync<InvalidOperationException>(() => session.SaveChangesAsync(StoreFixture.Ct));

        await using var other = fixture.NewStore(options => options.Events.Map<NewerEvent>("newer_2"));
        var newer = other.LightweightSession(EventMetadata.None);
        newer.Events.StartStream("account/newer", new NewerEvent(1, 2));
        await newer.SaveChangesAsync(StoreFixture.Ct);
        var read = (await fixture.Store.FetchStreamAsync("account/newer", 0, StoreFixture.Ct)).ShouldHaveSingleItem();
        var raw = read.Data.ShouldBeOfType<RawEvent>();
        raw.EventTypeName.ShouldBe("newer_2");
        raw.Body.GetProperty("minor").GetInt32().ShouldBe(2);
    }

    private sealed record NewerEvent(int Major, int Minor);
}
