namespace Neura.GraphQL.Language;

public sealed class ArgumentNode(Location? location, NameNode name, IValueNode value) : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name, Value];
}

public sealed class DirectiveNode(Location? location, NameNode name, IReadOnlyList<ArgumentNode> arguments)
    : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name, .. Arguments];
}
