namespace Neura.GraphQL.Language;

public sealed class NamedTypeNode(Location? location, NameNode name) : SyntaxNode(location), ITypeNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name];
}

public sealed class ListTypeNode(Location? location, ITypeNode type) : SyntaxNode(location), ITypeNode
{
    public override SyntaxKind Kind => SyntaxKind.ListType;

    public ITypeNode Type { get; } = type;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Type];
}

/// <summary><paramref name="type"/> is a named or list type, never another non-null type.</summary>
public sealed class NonNullTypeNode(Location? location, ITypeNode type) : SyntaxNode(location), ITypeNode
{
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    public ITypeNode Type { get; } = type;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Type];
}
