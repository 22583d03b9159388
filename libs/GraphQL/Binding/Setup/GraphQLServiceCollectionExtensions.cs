using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Registers a GraphQL server.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>One server per container; a second call goes on with the first one's builder.</summary>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services)
    {
        var known = services.FirstOrDefault(s => s.ServiceType == typeof(GraphQLServerBuilder))?.ImplementationInstance;
        if (known is GraphQLServerBuilder builder)
            return builder;
        builder = new GraphQLServerBuilder(services);
        services.AddSingleton(builder);
        services.AddOptions<GraphQLOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INodeIdSerializer, NodeIdSerializer>();
        services.TryAddSingleton<ICursorSerializer>(_ => new HmacCursorSerializer(RandomNumberGenerator.GetBytes(32)));
        services.AddScoped<IBatchScheduler, BatchScheduler>();
        services.AddSingleton(Bind);
        services.AddSingleton(provider => new GraphQLExecutor(
            provider.GetRequiredService<Schema>(),
            provider.GetRequiredService<IOptions<GraphQLOptions>>().Value,
            provider.GetService<ILogger<GraphQLExecutor>>(),
            time: provider.GetRequiredService<TimeProvider>(),
            documents: provider.GetService<IOperationDocumentStorage>()));
        return builder;
    }

    private static Schema Bind(IServiceProvider provider)
    {
        var builder = provider.GetRequiredService<GraphQLServerBuilder>();
        var services = provider.GetRequiredService<IServiceProviderIsService>();
        return SchemaFactory.Build(
            builder.Sources,
            builder.Scalars,
            services.IsService,
            provider.GetRequiredService<INodeIdSerializer>(),
            provider.GetRequiredService<ICursorSerializer>());
    }
}
