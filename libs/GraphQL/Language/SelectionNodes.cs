namespace Neura.GraphQL.Language;

public sealed class SelectionSetNode(Location? location, IReadOnlyList<ISelectionNode> selections) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public IReadOnlyList<ISelectionNode> Selections { get; } = selections;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => Selections;
}

public sealed class FieldNode(
    Location? location,
    NameNode name,
    NameNode? alias,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<ArgumentNode> arguments,
    SelectionSetNode? selectionSet) : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode Name { get; } = name;

    public NameNode? Alias { get; } = alias;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The key of this field in the response: the alias, or else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    // Most fields have neither alias nor arguments nor directives; every walk asks each of them.
    public override IReadOnlyList<ISyntaxNode> GetNodes() => (Alias, Arguments.Count + Directives.Count, SelectionSet) switch
    {
        (null, 0, null) => new ISyntaxNode[] { Name },
        (null, 0, { } below) => new ISyntaxNode[] { Name, below },
        _ => [.. Maybe(Alias), Name, .. Arguments, .. Directives, .. Maybe(SelectionSet)],
    };
}

public sealed class FragmentSpreadNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(location), ISelectionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name, .. Directives];
}

public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SyntaxNode(location), ISelectionNode
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Maybe(TypeCondition), .. Directives, SelectionSet];
}
