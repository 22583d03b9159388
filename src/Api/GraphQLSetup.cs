namespace NeuraNft.Api;

/// <summary>The GraphQL server: the one place that changes with the engine.</summary>
internal static class GraphQLSetup
{
    public static IServiceCollection AddMarketGraphQL(this IServiceCollection services)
    {
        services.AddGraphQLServer().AddTypes(typeof(GraphQLSetup).Assembly).AddMarketScalars();
        return services;
    }
}
