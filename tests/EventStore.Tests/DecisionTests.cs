using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class DecisionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Refusal_writes_nothing_and_is_returned()
    {
        var result = await WriteAsync("decide/refused", (_, _) => Decision.Refuse("no"));
        result.Refusal.ShouldBe("no");
        (await fixture.Store.FetchStreamStateAsync("decide/refused", StoreFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Already_so_writes_nothing_and_tells_the_version()
    {
        await WriteAsync("decide/same", (_, _) => Decision.Accept(new AccountEvent.Opened("a")));
        var result = await WriteAsync("decide/same", (state, _) => state.Owner == "a" ? Decision.Accept() : Decision.Refuse("?"));
        result.Append.Verdict.ShouldBe(AppendVerdict.Appended);
        result.Append.Position.ShouldBe(0);
        result.Append.Versions["decide/same"].ShouldBe(1);
    }

    [Fact]
    public async Task Concurrent_decisions_all_see_one_another()
    {
        await WriteAsync("decide/race", (_, _) => Decision.Accept(new AccountEvent.Opened("a")));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            WriteAsync("decide/race", (state, _) => Decision.Accept(new AccountEvent.Deposited(state.Balance + 1)))));

        results.ShouldAllBe(result => result.Append.Verdict == AppendVerdict.Appended);
        var amounts = (await fixture.Store.FetchStreamAsync("decide/race", 2, StoreFixture.Ct))
            .Select(e => ((AccountEvent.Deposited)e.Data).Amount);
        amounts.ShouldBe([1, 2, 4, 8]);
    }

    [Fact]
    public async Task Endless_conflict_ends_with_the_verdict()
    {
        var tries = 0;
        var result = await WriteAsync("decide/beaten", (_, version) =>
        {
            tries++;
            fixture.AppendAsync("decide/beaten", version, new AccountEvent.Deposited(1)).GetAwaiter().GetResult();
            return Decision.Accept(new AccountEvent.Deposited(2));
        });
        result.Append.Verdict.ShouldBe(AppendVerdict.Conflict);
        result.Append.Conflict!.CurrentVersion.ShouldBe(tries);
        tries.ShouldBe(5);
    }

    [Fact]
    public async Task Stream_fetched_for_writing_expects_the_version_it_read()
    {
        await fixture.AppendAsync("decide/stale", ExpectedVersion.NoStream, new AccountEvent.Opened("a"), new AccountEvent.Deposited(3));
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        var stream = await session.Events.FetchForWriting("decide/stale", Account.Aggregate, StoreFixture.Ct);
        stream.Aggregate.ShouldBe(new Account("a", 3));
        stream.CurrentVersion.ShouldBe(2);
        stream.AppendMany([new AccountEvent.Deposited(1)]);
        await fixture.AppendAsync("decide/stale", 2, new AccountEvent.Deposited(5));

        (await session.SaveChangesAsync(StoreFixture.Ct)).Conflict!.CurrentVersion.ShouldBe(3);
        (await session.Events.AggregateStreamAsync("decide/stale", Account.Aggregate, StoreFixture.Ct)).Balance.ShouldBe(8);
    }

    private Task<WriteResult> WriteAsync(string key, Func<Account, long, Decision> decide) =>
        fixture.Store.WriteAsync(key, Account.Aggregate, EventMetadata.None, decide, StoreFixture.Ct);
}
