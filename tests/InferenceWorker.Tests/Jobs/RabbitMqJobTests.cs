using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Rights;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;
using NeuraNft.Messaging.Tests;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>The worker as a process registers it, with RabbitMQ by configuration alone.</summary>
public sealed class RabbitMqJobTests(Workplace place) : IClassFixture<Workplace>
{
    [Fact]
    public async Task Job_requested_in_the_log_is_run_by_way_of_rabbitmq()
    {
        await using var node = await RabbitMqNode.StartNewAsync(MarketFixture.Ct);
        await using var services = Services(("Messaging:Transport", "rabbitmq"), ("Messaging:RabbitMq:Uri", node.Uri.ToString()));
        services.GetRequiredService<IMessageQueue>().ShouldBeOfType<RabbitMqQueue>();
        var job = await place.JobAsync(Alice);
        await HandAsync(services.GetRequiredService<IProjection>(), job);
        var loop = services.GetServices<IHostedService>().OfType<JobLoop>().Single();
        await loop.StartAsync(MarketFixture.Ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(MarketFixture.Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (await place.StateAsync(job) is not InferenceState.Completed)
            await Task.Delay(20, limit.Token);
        while (await services.GetRequiredService<IMessageQueue>().DepthAsync(limit.Token) != new QueueDepth(0, 0, 0, 0))
            await Task.Delay(20, limit.Token);
        await loop.StopAsync(MarketFixture.Ct);
        (await place.Market.CountAsync("select count(*) from queue_completed_id where id = $1", job.ToString())).ShouldBe(1);
    }

    [Fact]
    public async Task Broker_that_is_down_is_no_fault_of_the_event()
    {
        await using var services = Services(("Messaging:Transport", "RabbitMQ"), ("Messaging:RabbitMq:Uri", "amqp://127.0.0.1:1/"));
        var job = await place.JobAsync(Alice);
        await Should.ThrowAsync<EventStoreUnavailableException>(() => HandAsync(services.GetRequiredService<IProjection>(), job));
    }

    [Fact]
    public async Task Database_carries_the_jobs_where_nothing_is_configured()
    {
        await using var services = Services();
        services.GetRequiredService<IMessageQueue>().ShouldBeOfType<PostgresQueue>();
    }

    [Theory]
    [InlineData("kafka", "amqp://localhost/", "Messaging:Transport is postgres or rabbitmq.")]
    [InlineData("rabbitmq", null, "Messaging:RabbitMq:Uri is needed")]
    [InlineData("rabbitmq", "http://localhost/", "Messaging:RabbitMq:Uri is needed")]
    public async Task Wrong_setting_is_refused_by_its_name(string transport, string? uri, string said)
    {
        await using var services = Services(("Messaging:Transport", transport), ("Messaging:RabbitMq:Uri", uri));
        var wrong = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<MessagingOptions>>().Value);
        wrong.Failures.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Theory]
    [InlineData("amqp://user:s3cret:s3cret@localhost/")]
    [InlineData("amqp://user:s3cret#/@localhost:5672/")]
    [InlineData("amqp://user:s3cret@localhost:port/")]
    [InlineData("amqp://user:s3cret@localhost/a/b")]
    [InlineData("http://user:s3cret@localhost/")]
    [InlineData("user:s3cret@localhost")]
    public async Task Address_that_cannot_be_used_is_refused_without_its_password(string uri)
    {
        await using var services = Services(("Messaging:Transport", "rabbitmq"), ("Messaging:RabbitMq:Uri", uri));
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IMessageQueue>()).ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    [Trait("Abuse", "55")]
    public async Task Second_message_of_a_job_runs_it_where_the_first_ones_worker_has_died()
    {
        await using var node = await RabbitMqNode.StartNewAsync(MarketFixture.Ct);
        await using var services = Services(
            ("Messaging:Transport", "rabbitmq"), ("Messaging:RabbitMq:Uri", node.Uri.ToString()), ("Worker:Deadline", "00:00:02"));
        var job = await place.JobAsync(Alice, id => [new InferenceEvent.InferenceStarted(id, "died", 1)]);
        await HandAsync(services.GetRequiredService<IProjection>(), job);
        var loop = services.GetServices<IHostedService>().OfType<JobLoop>().Single();
        await loop.StartAsync(MarketFixture.Ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(MarketFixture.Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (await place.StateAsync(job) is not (InferenceState.Completed or InferenceState.Failed))
            await Task.Delay(20, limit.Token);
        await loop.StopAsync(MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>().Attempt.ShouldBe(2);
    }

    private async Task HandAsync(IProjection projection, Guid job)
    {
        var page = await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct);
        await using var connection = await place.Market.Db.OpenConnectionAsync(MarketFixture.Ct);
        await using var transaction = await connection.BeginTransactionAsync(MarketFixture.Ct);
        await projection.ApplyAsync(connection, transaction, page, MarketFixture.Ct);
        await transaction.CommitAsync(MarketFixture.Ct);
    }

    private ServiceProvider Services(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => Npgsql.NpgsqlDataSource.Create(place.Market.ConnectionString))
            .AddSingleton(place.Market.Store)
            .AddSingleton(place.Jobs)
            .AddSingleton(place.Content)
            .AddSingleton(place.Payloads)
            .AddSingleton(place.Release)
            .AddSingleton(new SealedContents(place.Market.Db))
            .AddSingleton(new RegisterWorker(place.Market.Store))
            .AddInferenceWorker(configuration)
            .BuildServiceProvider();
    }
}
