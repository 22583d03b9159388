namespace Neura.GraphQL.Language;

public sealed class FieldDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    ITypeNode type,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDirectives, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public ITypeNode Type { get; } = type;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Maybe(Description), Name, .. Arguments, Type, .. Directives];
}

public sealed class InputValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDirectives, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IReadOnlyList<ISyntaxNode> GetNodes() =>
        [.. Maybe(Description), Name, Type, .. Maybe(DefaultValue), .. Directives];
}

public sealed class EnumValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), INamedSyntaxNode, IHasDirectives, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Maybe(Description), Name, .. Directives];
}
