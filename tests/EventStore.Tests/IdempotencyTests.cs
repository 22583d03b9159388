using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class IdempotencyTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    [Trait("Abuse", "13")]
    public async Task Retry_of_a_command_with_rows_writes_neither_rows_nor_events_again()
    {
        await fixture.ExecuteAsync("CREATE TABLE reservation (id int PRIMARY KEY)");
        var metadata = new EventMetadata { CommandId = Guid.CreateVersion7() };
        (await ReserveAsync()).Verdict.ShouldBe(AppendVerdict.Appended);
        (await ReserveAsync()).Verdict.ShouldBe(AppendVerdict.Replayed);

        Task<AppendResult> ReserveAsync()
        {
            var session = fixture.Store.LightweightSession(metadata);
            session.QueueSqlCommand(new Npgsql.NpgsqlBatchCommand("INSERT INTO reservation VALUES (1)"));
            session.Events.Append("reserved", ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
            return session.SaveChangesAsync(StoreFixture.Ct);
        }
    }

    [Fact]
    public async Task Command_without_events_is_a_mistake()
    {
        var session = fixture.Store.LightweightSession(new EventMetadata { CommandId = Guid.CreateVersion7() });
        session.QueueSqlCommand(new Npgsql.NpgsqlBatchCommand("SELECT 1"));
        await Should.ThrowAsync<InvalidOperationException>(() => session.SaveChangesAsync(StoreFixture.Ct));
    }

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Retry_after_a_lost_answer_gets_the_first_answer_again()
    {
        var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
        object[] events = [new AccountEvent.Opened("a"), new AccountEvent.Deposited(1)];
        var first = await fixture.AppendAsync(command, "retry/1", ExpectedVersion.NoStream, events);
        await fixture.AppendAsync("retry/1", 2, new AccountEvent.Deposited(9));

        var again = await fixture.AppendAsync(command, "retry/1", ExpectedVersion.NoStream, events);

        again.Verdict.ShouldBe(AppendVerdict.Replayed);
        again.Position.ShouldBe(first.Position);
        again.Versions.ShouldBe(first.Versions);
        (await fixture.Store.FetchStreamStateAsync("retry/1", StoreFixture.Ct))!.Version.ShouldBe(3);
    }

    [Fact]
    [Trait("Abuse", "14")]
    public async Task Same_command_id_with_another_body_is_a_mismatch()
    {
        var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
        await fixture.AppendAsync(command, "retry/2", ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);

        (await fixture.AppendAsync(command, "retry/2", ExpectedVersion.Any, new AccountEvent.Opened("b")))
            .Verdict.ShouldBe(AppendVerdict.IdempotencyMismatch);
        (await fixture.AppendAsync(command, "retry/other", ExpectedVersion.Any, new AccountEvent.Opened("a")))
            .Verdict.ShouldBe(AppendVerdict.IdempotencyMismatch);
        (await fixture.Store.HeadPositionAsync(StoreFixture.Ct)).ShouldBe(head);
    }

    [Fact]
    public async Task Conflict_does_not_use_the_command_id_up()
    {
        var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
        await fixture.AppendAsync("retry/3", ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
        (await fixture.AppendAsync(command, "retry/3", 9, new AccountEvent.Deposited(1))).Verdict.ShouldBe(AppendVerdict.Conflict);
        (await fixture.AppendAsync(command, "retry/3", 1, new AccountEvent.Deposited(1))).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    [Theory]
    [Trait("Abuse", "13")]
    [InlineData("fresh", false)]
    [InlineData("existing", true)]
    public async Task Same_command_at_once_is_appended_once(string name, bool existing)
    {
        for (var round = 0; round < 10; round++)
        {
            var key = $"race/{name}/{round}";
            if (existing) await fixture.AppendAsync(key, ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
            var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
                fixture.AppendAsync(command, key, existing ? 1 : 0, new AccountEvent.Deposited(1))));

            results.Count(r => r.Verdict == AppendVerdict.Appended).ShouldBe(1);
            results.Count(r => r.Verdict == AppendVerdict.Replayed).ShouldBe(7);
            results.Select(r => r.Position).Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Retried_decision_is_answered_before_it_decides_again()
    {
        var json = fixture.Store.Options.Json;
        var metadata = new EventMetadata { CommandId = Guid.CreateVersion7(), CommandHash = CommandHash.Of("open", json) };
        var first = await WriteAsync("retry/4", metadata, (_, _) => Decision.Accept(new AccountEvent.Opened("a")));
        var again = await WriteAsync("retry/4", metadata, (_, _) => Decision.Refuse("already open"));
        again.Refusal.ShouldBeNull();
        again.Append.Verdict.ShouldBe(AppendVerdict.Replayed);
        again.Append.Position.ShouldBe(first.Append.Position);

        var other = metadata with { CommandHash = CommandHash.Of("close", fixture.Store.Options.Json) };
        (await WriteAsync("retry/4", other, (_, _) => Decision.Accept())).Append.Verdict.ShouldBe(AppendVerdict.IdempotencyMismatch);
    }

    private Task<WriteResult> WriteAsync(string key, EventMetadata metadata, Func<Account, long, Decision> decide) =>
        fixture.Store.WriteAsync(key, Account.Aggregate, metadata, decide, StoreFixture.Ct);
}
