using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>What a <see cref="Schema"/> is made of.</summary>
public sealed record SchemaParts
{
    public string? Description { get; init; }

    /// <summary>An object type; anything else is an error that the schema's validation finds.</summary>
    public NamedType? Query { get; init; }

    public NamedType? Mutation { get; init; }

    public NamedType? Subscription { get; init; }

    /// <summary>Types that the roots do not reach, such as implementations of interfaces; and the order of all.</summary>
    public IReadOnlyList<NamedType> Types { get; init; } = [];

    public IReadOnlyList<DirectiveType> Directives { get; init; } = DirectiveTypes.All;

    public SchemaDefinitionNode? SyntaxNode { get; init; }

    public IReadOnlyList<SchemaExtensionNode> ExtensionNodes { get; init; } = [];
}
