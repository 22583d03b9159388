using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Tests;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Receipts;
using NeuraNft.InferenceWorker.Tests.Models;
using NeuraNft.InferenceWorker.Tests.Receipts;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>The loop lives on and a job comes to its end, whatever a message, an input or a connection is like.</summary>
public sealed class JobLoopTests(Workplace place) : IClassFixture<Workplace>
{
    [Theory]
    [InlineData("""[{"name":"a","type":"\u0000","shape":[],"values":[]}]""")]
    [InlineData("""[{"name":"a","type":"\ud800","shape":[],"values":[]}]""")]
    public async Task Input_whose_refusal_quotes_what_no_database_stores_ends_as_failed(string input)
    {
        var job = await place.JobAsync(Alice, kind: "tensors", input: input);
        await RunAsync("unstorable", job.ToString(), async () => await place.StateAsync(job) is InferenceState.Failed);
        var failed = (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>();
        (failed.Code, failed.Message.Contains('\0')).ShouldBe(("INPUT_UNSUPPORTED", false));
    }

    [Fact]
    public async Task Refusal_that_quotes_a_long_input_is_cut_short()
    {
        var type = string.Concat(Enumerable.Repeat(@"\u0001", 40_000));
        var job = await place.JobAsync(Alice, kind: "tensors", input: $$"""[{"name":"a","type":"{{type}}","shape":[],"values":[]}]""");
        await place.Worker("worker-1").HandleAsync(job, 1, MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Message.Length.ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task End_that_the_log_does_not_take_is_a_failure()
    {
        var job = await place.JobAsync(Alice);
        await Should.ThrowAsync<InvalidOperationException>(() => place.Jobs.AppendAsync(
            job, new InferenceCommand.FailInference("worker-1", 1, "RUN_FAILED", "\0"), "worker-1", MarketFixture.Ct));
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Waiting>();
    }

    [Fact]
    [Trait("Abuse", "55")]
    public async Task Message_of_a_job_that_another_worker_runs_is_kept_for_the_case_that_this_one_dies()
    {
        var job = await place.JobAsync(Alice, id => [new InferenceEvent.InferenceStarted(id, "worker-1", 1)]);
        await using var queue = Queue("twice", place.Market.Db);
        await RunAsync(queue, job.ToString(), async () => await queue.DepthAsync(MarketFixture.Ct) is { Due: 0, Leased: 0 });
        (await queue.DepthAsync(MarketFixture.Ct)).ShouldBe(new QueueDepth(0, 0, 1, 0));
        (await place.Worker("worker-2").HandleAsync(job, 1, MarketFixture.Ct)).ShouldBeFalse();
        (await place.Worker("worker-2").HandleAsync(job, 2, MarketFixture.Ct)).ShouldBeTrue();
        (await place.Worker("worker-1").HandleAsync(job, 1, MarketFixture.Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Input_that_only_another_worker_can_read_loses_no_attempt_however_often_it_is_picked_up()
    {
        using var other = new WorkerKeyring(Options.Create(new WorkerOptions { Id = "other" }));
        var key = other.Registration.EncryptionKey;
        await place.Market.AppendAsync(SealedInputs.StreamOf(key), other.Registration);
        using var request = new SealedRequest(key, Asset, 1, Alice, default, DateTimeOffset.UtcNow.AddHours(1));
        var job = await place.JobAsync(Alice, kind: SealedInput.Kind, input: request.Json);
        await using var queue = Queue("others", place.Market.Db);
        await RunAsync(queue, job.ToString(), async () => await place.Market.CountAsync(
            "select count(*) from queue_message where id = $1 and lease is null and ready_at > enqueued_at + interval '1 s'",
            job.ToString()) == 1);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Waiting>();
        IReadOnlyList<QueueLease> leases = [];
        while (leases.Count == 0)
        {
            leases = await queue.LeaseAsync(1, ModelSessions.Minute, MarketFixture.Ct);
            await Task.Delay(20, MarketFixture.Ct);
        }
        leases[0].Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Message_that_names_no_job_is_parked_and_the_next_one_is_run()
    {
        await using var queue = Queue("foreign", place.Market.Db);
        await queue.EnqueueAsync(new QueueMessage("no job", "{}", Priority: 9), MarketFixture.Ct);
        var job = await place.JobAsync(Alice);
        await RunAsync(queue, job.ToString(), async () => await place.StateAsync(job) is InferenceState.Completed);
        var parked = (await queue.ListParkedAsync(0, 10, MarketFixture.Ct)).ShouldHaveSingleItem();
        (parked.Id, parked.Reason).ShouldBe(("no job", "ID_INVALID"));
    }

    [Fact]
    public async Task Loop_outlives_what_is_not_foreseen()
    {
        var db = NpgsqlDataSource.Create(place.Market.ConnectionString);
        await using var queue = Queue("disposed", db);
        await db.DisposeAsync();
        var log = new FirstWarning();
        using var loop = place.Loop(queue, "worker-1", log);
        await loop.StartAsync(MarketFixture.Ct);
        (await Task.WhenAny(log.Failure, loop.ExecuteTask!)).ShouldBe(log.Failure);
        (await log.Failure).ShouldBeOfType<ObjectDisposedException>();
        await loop.StopAsync(MarketFixture.Ct);
    }

    private async Task RunAsync(string name, string message, Func<Task<bool>> until)
    {
        await using var queue = Queue(name, place.Market.Db);
        await RunAsync(queue, message, until);
    }

    private async Task RunAsync(PostgresQueue queue, string message, Func<Task<bool>> until)
    {
        await queue.EnqueueAsync(new QueueMessage(message, "{}"), MarketFixture.Ct);
        using var loop = place.Loop(queue, "worker-2");
        await loop.StartAsync(MarketFixture.Ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(MarketFixture.Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await until())
            await Task.Delay(20, limit.Token);
        await loop.StopAsync(MarketFixture.Ct);
    }

    private static PostgresQueue Queue(string name, NpgsqlDataSource db) => new(
        db, name, new PostgresQueueOptions { HandOutExhausted = true, PollEvery = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);

    private sealed class FirstWarning : ILogger<JobLoop>
    {
        private readonly TaskCompletionSource<Exception?> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Exception?> Failure => first.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) first.TrySetResult(exception);
        }
    }
}
