using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>What compiled resolvers call to get at services and arguments.</summary>
internal static class RequestServices
{
    public static T Get<T>(ResolverContext context) where T : notnull => context.Services.GetRequiredService<T>();

    /// <summary>The parent; of a field of a connection or an edge, what the resolver made it of.</summary>
    public static T Parent<T>(ResolverContext context) => context.Parent switch
    {
        SealedPage { Connection: T connection } => connection,
        SealedEdge { Edge: T edge } => edge,
        var parent => (T)parent!,
    };

    public static T? Argument<T>(ResolverContext context, int index) => context.FieldArguments.Bound[index] is T value ? value : default;
}
