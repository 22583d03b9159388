using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>For fields without a resolver: the entry of the field's name, where the parent is a dictionary.</summary>
internal static class DefaultResolver
{
    public static ValueTask<object?> Resolve(IResolverContext context) =>
        new((context.Parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(context.Field.Name));
}
