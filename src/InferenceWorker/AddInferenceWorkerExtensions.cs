using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Models;
using NeuraNft.InferenceWorker.Embeddings;
using NeuraNft.InferenceWorker.Generation;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Receipts;
using NeuraNft.InferenceWorker.Registry;
using NeuraNft.InferenceWorker.Sandbox;
using Npgsql;

namespace NeuraNft.InferenceWorker;

public static class AddInferenceWorkerExtensions
{
    /// <summary>The job queue and the loop that works it off. The execution provider is chosen here, once.</summary>
    public static IServiceCollection AddInferenceWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddOptions<MessagingOptions>().Bind(configuration.GetSection(MessagingOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton(Queue);
        services.AddSingleton<IProjection, InferenceQueue>();
        services.AddSingleton(p => ExecutionProviderChoice.Choose(p.GetRequiredService<IOptions<WorkerOptions>>().Value.Provider));
        services.AddSingleton(ModelLimits.Default);
        services.AddSandbox(configuration);
        services.AddRegistry();
        services.AddSingleton<IModelInspector, OnnxModelInspector>();
        services.AddSingleton<WorkerIdentity>().AddSingleton<SealedModels>();
        services.AddSingleton<WorkerKeyring>().AddSingleton<RegisterWorkerKeys>().AddSingleton<AnswerJob>();
        services.AddHostedService<WorkerRegistration>();
        services.AddSingleton<ModelFiles>().AddSingleton<RunModel>().AddSingleton<RunJob>();
        services.AddHostedService<JobLoop>();
        return services.AddEmbeddings(configuration).AddEmbeddedGenerator(configuration);
    }

    // A job that runs out of attempts is handed out once more, so that its end is written to the log before it is parked.
    private static IMessageQueue Queue(IServiceProvider p)
    {
        var (db, time) = (p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<TimeProvider>());
        var workers = p.GetRequiredService<IOptions<WorkerOptions>>().Value.Concurrency;
        return p.GetRequiredService<IOptions<MessagingOptions>>().Value.Broker is { } broker
            ? new RabbitMqQueue(
                broker, db, InferenceQueue.QueueName,
                new RabbitMqQueueOptions { HandOutExhausted = true, MaxHeld = workers, Channels = Math.Min(workers, 4) }, time,
                p.GetService<ILogger<RabbitMqQueue>>())
            : new PostgresQueue(
                db, InferenceQueue.QueueName, new PostgresQueueOptions { HandOutExhausted = true }, time,
                p.GetService<ILogger<PostgresQueue>>());
    }
}
