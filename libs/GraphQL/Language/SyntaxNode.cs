namespace Neura.GraphQL.Language;

/// <summary>
/// Root of the syntax tree's classes. Nodes are immutable and compared by reference, so that they may serve as keys of caches;
/// a record's structural hash would walk the whole subtree.
/// </summary>
public abstract class SyntaxNode(Location? location) : ISyntaxNode
{
    public abstract SyntaxKind Kind { get; }

    public Location? Location { get; } = location;

    public abstract IReadOnlyList<ISyntaxNode> GetNodes();

    /// <summary>The node printed as GraphQL text.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);

    private protected static ISyntaxNode[] Maybe(ISyntaxNode? node) => node is null ? [] : [node];
}
