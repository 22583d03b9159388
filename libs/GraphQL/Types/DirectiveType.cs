using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>The definition of a directive.</summary>
public sealed class DirectiveType(
    string name,
    IReadOnlyList<DirectiveLocation> locations,
    params IEnumerable<InputValueDefinition> arguments) : INamedDefinition
{
    public string Name { get; } = name;

    public IReadOnlyList<DirectiveLocation> Locations { get; } = locations;

    public DefinitionMap<InputValueDefinition> Arguments { get; } = new(arguments);

    public bool IsRepeatable { get; init; }

    public string? Description { get; init; }

    /// <summary>Null unless deprecated; may be empty.</summary>
    public string? DeprecationReason { get; init; }

    public DirectiveDefinitionNode? SyntaxNode { get; init; }

    public override string ToString() => $"@{Name}";
}
