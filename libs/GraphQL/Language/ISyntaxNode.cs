namespace Neura.GraphQL.Language;

/// <summary>Any node of the syntax tree.</summary>
public interface ISyntaxNode
{
    SyntaxKind Kind { get; }

    /// <summary>Null for nodes that were built rather than parsed, or parsed with <see cref="ParserOptions.NoLocations"/>.</summary>
    Location? Location { get; }

    /// <summary>The direct children, in the order in which rules visit them (not always the order of the text).</summary>
    IReadOnlyList<ISyntaxNode> GetNodes();
}

/// <summary>A node with a name.</summary>
public interface INamedSyntaxNode : ISyntaxNode
{
    NameNode Name { get; }
}

/// <summary>A node on which directives may stand.</summary>
public interface IHasDirectives : ISyntaxNode
{
    IReadOnlyList<DirectiveNode> Directives { get; }
}

/// <summary>A node that may have a description.</summary>
public interface IHasDescription : ISyntaxNode
{
    StringValueNode? Description { get; }
}

/// <summary>A value: literal or variable.</summary>
public interface IValueNode : ISyntaxNode;

/// <summary>A reference to a type: named, list or non-null.</summary>
public interface ITypeNode : ISyntaxNode;

/// <summary>A field, fragment spread or inline fragment.</summary>
public interface ISelectionNode : IHasDirectives;

/// <summary>A definition at the top of a document.</summary>
public interface IDefinitionNode : IHasDirectives;

/// <summary>An operation or a fragment.</summary>
public interface IExecutableDefinitionNode : IDefinitionNode, IHasDescription
{
    SelectionSetNode SelectionSet { get; }

    IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; }
}

/// <summary>A definition or extension of the type system.</summary>
public interface ITypeSystemNode : IDefinitionNode;

/// <summary>The definition of a named type.</summary>
public interface ITypeDefinitionNode : ITypeSystemNode, INamedSyntaxNode, IHasDescription;

/// <summary>The extension of a named type.</summary>
public interface ITypeExtensionNode : ITypeSystemNode, INamedSyntaxNode;

/// <summary>A definition or extension of an object or interface type.</summary>
public interface IComplexTypeNode : ITypeSystemNode, INamedSyntaxNode
{
    IReadOnlyList<NamedTypeNode> Interfaces { get; }

    IReadOnlyList<FieldDefinitionNode> Fields { get; }
}
