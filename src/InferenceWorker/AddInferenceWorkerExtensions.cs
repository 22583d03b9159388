using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Models;
using NeuraNft.InferenceWorker.Models;
using Npgsql;

namespace NeuraNft.InferenceWorker;

public static class AddInferenceWorkerExtensions
{
    /// <summary>The job queue and the loop that works it off. The execution provider is chosen here, once.</summary>
    public static IServiceCollection AddInferenceWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<IMessageQueue>(p =>
            new PostgresQueue(p.GetRequiredService<NpgsqlDataSource>(), InferenceQueue.QueueName,
                new PostgresQueueOptions { HandOutExhausted = true }, p.GetRequiredService<TimeProvider>(), null));
        services.AddSingleton<IProjection, InferenceQueue>();
        services.AddSingleton(_ => ExecutionProviderChoice.Detect());
        services.AddSingleton(ModelLimits.Default);
        services.AddSingleton(p => new ModelSessionCache(
            p.GetRequiredService<ExecutionProviderChoice>(), p.GetRequiredService<ModelLimits>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModelInspector, OnnxModelInspector>();
        services.AddSingleton<ModelFiles>().AddSingleton<RunModel>().AddSingleton<RunJob>();
        services.AddHostedService<JobLoop>();
        return services;
    }
}
