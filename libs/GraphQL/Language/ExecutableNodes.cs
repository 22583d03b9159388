namespace Neura.GraphQL.Language;

public sealed class OperationDefinitionNode(
    Location? location,
    NameNode? name,
    StringValueNode? description,
    OperationType operation,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SyntaxNode(location), IExecutableDefinitionNode
{
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public NameNode? Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public OperationType Operation { get; } = operation;

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => Name is null && Description is null && VariableDefinitions.Count == 0
        && Directives.Count == 0
            ? new ISyntaxNode[] { SelectionSet }
            : [.. Maybe(Description), .. Maybe(Name), .. VariableDefinitions, .. Directives, SelectionSet];
}

public sealed class FragmentDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<VariableDefinitionNode> variableDefinitions,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SyntaxNode(location), IExecutableDefinitionNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    /// <summary>Empty unless parsed with <see cref="ParserOptions.AllowFragmentVariables"/>.</summary>
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public override IReadOnlyList<ISyntaxNode> GetNodes() =>
        [.. Maybe(Description), Name, .. VariableDefinitions, TypeCondition, .. Directives, SelectionSet];
}

public sealed class VariableDefinitionNode(
    Location? location,
    VariableNode variable,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location), IHasDirectives, IHasDescription
{
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public VariableNode Variable { get; } = variable;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IReadOnlyList<ISyntaxNode> GetNodes() =>
        [.. Maybe(Description), Variable, Type, .. Maybe(DefaultValue), .. Directives];
}
