using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Neura.GraphQL.Http;

/// <summary>Maps GraphQL to a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers every method on the path; all but POST with 405. The schema is bound here, so that a wrong one stops the process
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
        return endpoints.Map(path, (RequestDelegate)endpoint.HandleAsync).WithDisplayName("GraphQL");
    }
}
