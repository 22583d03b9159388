using Neura.Messaging;
using NeuraNft.Messaging.Tests.Conformance;

namespace NeuraNft.Messaging.Tests;

/// <summary>What RabbitMQ does otherwise than PostgreSQL, and what only a broker can do wrong.</summary>
public sealed class RabbitMqQueueTests(RabbitMqMaker maker) : Conformance<RabbitMqMaker>(maker)
{
    [Fact]
    public async Task Message_is_there_before_its_transaction_commits_and_stays_where_it_rolls_back()
    {
        await using var queue = await QueueAsync("tx");
        await using var connection = await Maker.Db.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        (await queue.EnqueueAsync(connection, transaction, [new QueueMessage("a", "{}")], Token)).ShouldBe(1);
        await transaction.RollbackAsync(Token);
        (await LeaseOneAsync(queue)).Id.ShouldBe("a");
    }

    [Fact]
    public async Task Id_enqueued_twice_before_it_is_completed_is_leased_twice_and_completed_once()
    {
        await using var queue = await QueueAsync("twice");
        (await queue.EnqueueAsync(new QueueMessage("a", "1"), Token)).ShouldBeTrue();
        (await queue.EnqueueAsync(new QueueMessage("a", "2"), Token)).ShouldBeTrue();
        var (one, two) = (await LeaseOneAsync(queue), await LeaseOneAsync(queue));
        var completed = await Task.WhenAll(queue.CompleteAsync(one, Token), queue.CompleteAsync(two, Token));
        completed.Count(counts => counts).ShouldBe(1);
        await DepthAsync(queue, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Completion_that_was_not_settled_is_dropped_when_it_comes_again()
    {
        await using var queue = await FilledAsync("unsettled", 1);
        var lease = await LeaseOneAsync(queue, TimeSpan.FromSeconds(1));
        await using (var connection = await Maker.Db.OpenConnectionAsync(Token))
            (await queue.CompleteAsync(connection, null, [lease], Token)).ShouldBe(1);
        await Eventually.IsTrueAsync(async () =>
            (await queue.LeaseAsync(1, Minute, Token)).Count == 0 && await queue.DepthAsync(Token) == new QueueDepth(0, 0, 0, 0));
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Message_of_a_process_that_dies_comes_to_another_at_once()
    {
        await using var other = await FilledAsync("dies", 1);
        var dying = await QueueAsync("dies");
        (await LeaseOneAsync(dying)).Attempt.ShouldBe(1);
        await dying.DisposeAsync();
        (await LeaseOneAsync(other)).Attempt.ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Broker_parks_by_itself_what_comes_back_too_often()
    {
        await using var queue = await FilledAsync("limit", 1);
        await using var raw = await RawBroker.OpenAsync((await RabbitMqMaker.SharedNodeAsync()).Uri);
        for (var i = 0; i < 3; i++)
        {
            RabbitMQ.Client.BasicGetResult? got = null;
            await Eventually.IsTrueAsync(async () =>
                (got = await raw.Channel.BasicGetAsync(Maker.BrokerName("limit") + ".normal", autoAck: false, Token)) is not null);
            await raw.Channel.BasicRejectAsync(got!.DeliveryTag, requeue: true, Token);
        }

        await DepthAsync(queue, 0, 0, 0, 1);
        var parked = (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem();
        (parked.Id, parked.Attempts, parked.Reason).ShouldBe(("0", 3, "its lease ended without an answer"));
        parked.ParkedAt.ShouldBeInRange(parked.EnqueuedAt.AddSeconds(-2), TimeProvider.System.GetUtcNow());
        (await queue.UnparkAsync("0", Token)).ShouldBeTrue();
        (await LeaseOneAsync(queue)).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Foreign_message_that_is_no_proper_one_is_parked_with_its_code_and_never_handed_out()
    {
        await using var queue = await FilledAsync("foreign", 1);
        await using var raw = await RawBroker.OpenAsync((await RabbitMqMaker.SharedNodeAsync()).Uri);
        var exchange = Maker.BrokerName("foreign");
        await raw.PublishAsync(exchange, null, "{}");
        await raw.PublishAsync(exchange, "b", "no json");
        await raw.PublishAsync(exchange, "c", $"\"{new string('x', 1 << 20)}\"");
        await raw.PublishAsync(exchange, new string('d', 201), "{}");
        List<string> leased = [];
        await Eventually.IsTrueAsync(async () =>
        {
            leased.AddRange((await queue.LeaseAsync(10, Minute, Token)).Select(lease => lease.Id));
            return (await queue.DepthAsync(Token)).Parked == 4;
        });
        leased.ShouldBe(["0"]);
        (await queue.ListParkedAsync(0, 10, Token)).Select(parked => parked.Reason).Order()
            .ShouldBe(["BODY_INVALID", "BODY_TOO_LARGE", "ID_INVALID", "ID_INVALID"]);
    }

    [Fact]
    public async Task Message_that_no_queue_takes_is_an_error_and_the_next_one_finds_its_queue()
    {
        await using var queue = await FilledAsync("unroutable", 1);
        await using var raw = await RawBroker.OpenAsync((await RabbitMqMaker.SharedNodeAsync()).Uri);
        await raw.Channel.QueueDeleteAsync(
            Maker.BrokerName("unroutable") + ".normal", ifUnused: false, ifEmpty: false, cancellationToken: Token);
        var refused = await Should.ThrowAsync<QueueUnavailableException>(() => queue.EnqueueAsync(new QueueMessage("a", "{}"), Token));
        refused.Code.ShouldBe("UNROUTABLE");
        (await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token)).ShouldBeTrue();
        (await LeaseOneAsync(queue)).Id.ShouldBe("a");
    }

    [Fact]
    public async Task Queue_with_other_settings_is_an_error_that_says_so()
    {
        await using var queue = await FilledAsync("other", 1);
        await using var changed = await QueueAsync("other", maxAttempts: 5);
        var refused = await Should.ThrowAsync<QueueUnavailableException>(() => changed.LeaseAsync(1, Minute, Token));
        refused.Code.ShouldBe("TOPOLOGY");
        refused.Message.ShouldContain("x-delivery-limit");
    }

    [Fact]
    public async Task Broker_that_is_not_there_is_an_error_and_no_wait()
    {
        await using var queue = new RabbitMqQueue(new Uri("amqp://127.0.0.1:1/"), Maker.Db, "nobody", null, TimeProvider.System);
        (await Should.ThrowAsync<QueueUnavailableException>(() => queue.LeaseAsync(1, Minute, Token))).Code.ShouldBe("UNREACHABLE");
    }

    [Theory]
    [InlineData("amqp://user:s3cret:s3cret@127.0.0.1:1/")]
    [InlineData("amqp://user:s3cret@127.0.0.1:1/a/b")]
    [InlineData("http://user:s3cret@127.0.0.1:1/")]
    public void Address_that_cannot_be_used_is_refused_without_its_password(string uri) =>
        Should.Throw<ArgumentException>(() => new RabbitMqQueue(new Uri(uri), Maker.Db, "secret", null, TimeProvider.System))
            .ToString().ShouldNotContain("s3cret");

    [Fact]
    public async Task Process_holds_no_more_messages_than_it_may()
    {
        await FilledAsync("bounded", 5).ContinueWith(filled => filled.Result.DisposeAsync().AsTask(), Token).Unwrap();
        await using var queue = await Maker.QueueAsync("bounded", new RabbitMqQueueOptions { MaxHeld = 3 });
        var held = await queue.LeaseAsync(10, Minute, Token);
        held.Count.ShouldBe(3);
        (await queue.LeaseAsync(10, Minute, Token)).ShouldBeEmpty();
        (await queue.DepthAsync(Token)).Due.ShouldBe(2);
        (await queue.CompleteAsync(held, Token)).ShouldBe(3);
        (await queue.LeaseAsync(10, Minute, Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Database_that_fails_takes_no_attempt_from_a_message()
    {
        await using var queue = await FilledAsync("database", 3);
        await ExecuteAsync("alter table queue_completed_id rename to elsewhere");
        for (var i = 0; i < 5; i++)
            await Should.ThrowAsync<Npgsql.PostgresException>(() => queue.LeaseAsync(10, Minute, Token));
        await ExecuteAsync("alter table elsewhere rename to queue_completed_id");
        var leases = await queue.LeaseAsync(10, Minute, Token);
        leases.Select(lease => (lease.Id, lease.Attempt)).Order().ShouldBe([("0", 1), ("1", 1), ("2", 1)]);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Maker.Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
