using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Neura.GraphQL.Http;

/// <summary>Maps GraphQL to a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers every method on the path; all but GET and POST with 405, a WebSocket by
    /// graphql-transport-ws. The schema is bound here, so that a wrong one stops the process
    /// at start-up rather than the first request.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string path = "/graphql",
        Action<GraphQLHttpOptions>? configure = null)
    {
        var options = new GraphQLHttpOptions();
        configure?.Invoke(options);
        var endpoint = ActivatorUtilities.CreateInstance<GraphQLEndpoint>(endpoints.ServiceProvider, options);
        if (options.EnableGraphiQL)
            endpoints.MapGet($"{path.TrimEnd('/')}/graphiql/{{file}}", GraphiQLPage.ServeFileAsync).WithDisplayName("GraphiQL");
        // Here and not in the host's pipeline, where it would be forgotten.
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(endpoint.HandleAsync);
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
