using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>What compiled resolvers call to get at services and arguments.</summary>
internal static class RequestServices
{
    public static T Get<T>(ResolverContext context) where T : notnull => context.Services.GetRequiredService<T>();

    /// <summary>The parent; of a field of a connection type, the connection as its resolver made it.</summary>
    public static T Parent<T>(ResolverContext context) =>
        context.Parent is SealedPage { Connection: T connection } ? connection : (T)context.Parent!;

    public static T? Argument<T>(ResolverContext context, int index) => context.FieldArguments.Bound[index] is T value ? value : default;
}
