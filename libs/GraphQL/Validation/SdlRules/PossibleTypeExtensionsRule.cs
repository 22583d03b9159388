using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>An extension extends a type that exists and is of its kind.</summary>
internal sealed class PossibleTypeExtensionsRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, ITypeDefinitionNode> defined = DefinedIn(context.Document);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not ITypeExtensionNode extension)
            return node is DocumentNode;
        var name = extension.Name.Value;
        var definition = defined.GetValueOrDefault(name);
        var expected = definition is not null ? KindOf(definition) : context.SchemaOrNull?.GetType(name)?.Kind;
        if (expected is null)
            context.Report(
                $"Cannot extend type \"{name}\" because it is not defined."
                + context.DidYouMean(name, defined.Keys.Concat(context.SchemaOrNull?.Types.Select(t => t.Name) ?? [])),
                extension.Name);
        else if (expected != KindOf(extension))
            context.Report(
                $"Cannot extend non-{Describe(KindOf(extension))} type \"{name}\".",
                definition is null ? [extension] : [definition, extension]);
        return false;
    }

    private static Dictionary<string, ITypeDefinitionNode> DefinedIn(DocumentNode document)
    {
        var defined = new Dictionary<string, ITypeDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<ITypeDefinitionNode>())
            defined[definition.Name.Value] = definition;
        return defined;
    }

    private static TypeKind KindOf(ITypeSystemNode node) => node switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => TypeKind.Scalar,
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => TypeKind.Object,
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => TypeKind.Interface,
        UnionTypeDefinitionNode or UnionTypeExtensionNode => TypeKind.Union,
        EnumTypeDefinitionNode or EnumTypeExtensionNode => TypeKind.Enum,
        _ => TypeKind.InputObject,
    };

    private static string Describe(TypeKind kind) => kind == TypeKind.InputObject ? "input object" : kind.ToString().ToLowerInvariant();
}
