using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragment-Spread-Type-Existence and its like, in schema text too.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule
{
    private static readonly string[] Standard = [.. ScalarTypes.All.Concat<NamedType>(IntrospectionTypes.All).Select(t => t.Name)];

    private readonly HashSet<string> defined =
        context.Document.Definitions.OfType<ITypeDefinitionNode>().Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not NamedTypeNode { Name.Value: var name } || context.SchemaOrNull?.GetType(name) is not null || defined.Contains(name))
            return true;
        var inSdl = context.Ancestors.Count > 1 && context.Ancestors[1] is ITypeSystemNode;
        if (inSdl && Standard.Contains(name))
            return true;
        var known = (context.SchemaOrNull?.Types.Select(t => t.Name) ?? []).Concat(defined);
        context.Report($"Unknown type \"{name}\".{context.DidYouMean(name, inSdl ? Standard.Concat(known) : known)}", node);
        return true;
    }
}
