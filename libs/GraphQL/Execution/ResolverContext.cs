using System.Security.Claims;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>What a resolver may know of the field that it answers for; also the resource that authorization policies see.</summary>
public sealed class ResolverContext : IResolverContext
{
    private readonly Func<IReadOnlyList<object>>? _path;

    internal ResolverContext(Schema schema, GraphQLRequest request, CancellationToken requestAborted)
    {
        (Schema, Request, RequestAborted) = (schema, request, requestAborted);
    }

    internal ResolverContext(
        ResolverContext shared, ObjectType type, FieldDefinition field, object? parent, FieldArguments arguments, Func<IReadOnlyList<object>> path)
        : this(shared.Schema, shared.Request, shared.RequestAborted)
    {
        Set(type, field, parent, arguments);
        _path = path;
    }

    public Schema Schema { get; }

    public ObjectType ObjectType { get; private set; } = null!;

    public FieldDefinition Field { get; private set; } = null!;

    public object? Parent { get; private set; }

    public IReadOnlyDictionary<string, object?> Arguments => FieldArguments.Values;

    public IServiceProvider Services => Request.Services;

    public ClaimsPrincipal User => Request.User;

    public GraphQLRequest Request { get; }

    /// <summary>Fires when the caller is gone or the request's deadline is past.</summary>
    public CancellationToken RequestAborted { get; }

    /// <summary>Response names and indices from the root to this field.</summary>
    public IReadOnlyList<object> Path => _path?.Invoke() ?? [];

    internal FieldArguments FieldArguments { get; private set; } = FieldArguments.None;

    internal ResolverContext WithArguments(FieldArguments arguments) =>
        new(this, ObjectType, Field, Parent, arguments, _path ?? (static () => []));

    // Pure resolvers return before the next one is called, so that one context serves them all.
    internal void Set(ObjectType type, FieldDefinition field, object? parent, FieldArguments arguments) =>
        (ObjectType, Field, Parent, FieldArguments) = (type, field, parent, arguments);
}
