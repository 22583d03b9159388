namespace Neura.GraphQL.Language;

public sealed class SchemaDefinitionNode(
    Location? location,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes) : SyntaxNode(location), ITypeSystemNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Maybe(Description), .. Directives, .. OperationTypes];
}

public sealed class SchemaExtensionNode(
    Location? location,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeDefinitionNode> operationTypes) : SyntaxNode(location), ITypeSystemNode
{
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Directives, .. OperationTypes];
}

public sealed class OperationTypeDefinitionNode(Location? location, OperationType operation, NamedTypeNode type) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Type];
}

public sealed class DirectiveDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    IReadOnlyList<NameNode> locations) : SyntaxNode(location), ITypeSystemNode, INamedSyntaxNode, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<NameNode> Locations { get; } = locations;

    /// <summary>Always empty: no directive may stand on a directive's definition.</summary>
    public IReadOnlyList<DirectiveNode> Directives => [];

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [.. Maybe(Description), Name, .. Arguments, .. Locations];
}
