namespace Neura.GraphQL.Binding;

/// <summary>A node and its place in the list.</summary>
/// <param name="Cursor">Whatever the resolver needs to go on from here; clients only ever see it sealed.</param>
public sealed record Edge<T>(T Node, string Cursor) : IEdge
{
    /// <summary>
    /// Whatever the resolver hands to further fields of the edge (of a class with <c>[ObjectType&lt;Edge&lt;T&gt;&gt;]</c>), such as a
    /// score. Clients never see it.
    /// </summary>
    public object? Context { get; init; }

    object? IEdge.Node => Node;
}

/// <summary>The untyped side of <see cref="Edge{T}"/>.</summary>
public interface IEdge
{
    object? Node { get; }

    string Cursor { get; }
}
