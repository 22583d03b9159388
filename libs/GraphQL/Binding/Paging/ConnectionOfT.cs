namespace Neura.GraphQL.Binding;

/// <summary>One page of a list (https://relay.dev/graphql/connections.htm).</summary>
public sealed class Connection<T> : IConnection
{
    private readonly Func<CancellationToken, ValueTask<int>>? _totalCount;

    public Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int? totalCount = null)
        : this(edges, pageInfo, totalCount is { } known ? _ => ValueTask.FromResult(known) : null) { }

    /// <param name="totalCount">Asked only where the client selects <c>totalCount</c>.</param>
    public Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<int>>? totalCount) =>
        (Edges, PageInfo, _totalCount) = (edges, pageInfo, totalCount);

    public IReadOnlyList<Edge<T>> Edges { get; }

    public PageInfo PageInfo { get; }

    /// <summary>
    /// Whatever the resolver hands to further fields of the connection (of a class with
    /// <c>[ObjectType&lt;Connection&lt;T&gt;&gt;]</c>), such
    /// as the filter whose matches they count. Clients never see it.
    /// </summary>
    public object? Context { get; init; }

    IReadOnlyList<IEdge> IConnection.Edges => Edges;

    public ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        _totalCount?.Invoke(cancellationToken)
        ?? throw new InvalidOperationException($"Connection<{typeof(T).Name}> was made without a total count.");
}

/// <summary>The untyped side of <see cref="Connection{T}"/>.</summary>
public interface IConnection
{
    IReadOnlyList<IEdge> Edges { get; }

    PageInfo PageInfo { get; }

    ValueTask<int> CountAsync(CancellationToken cancellationToken);
}
