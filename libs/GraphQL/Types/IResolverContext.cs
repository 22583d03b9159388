namespace Neura.GraphQL.Types;

/// <summary>What a resolver may know of the field that it answers for.</summary>
public interface IResolverContext
{
    Schema Schema { get; }

    ObjectType ObjectType { get; }

    FieldDefinition Field { get; }

    /// <summary>The result of the field above, or the request's root value.</summary>
    object? Parent { get; }

    /// <summary>The arguments, coerced, defaults filled in; without those that were not given and have no default.</summary>
    IReadOnlyDictionary<string, object?> Arguments { get; }

    IServiceProvider Services { get; }

    CancellationToken RequestAborted { get; }
}
