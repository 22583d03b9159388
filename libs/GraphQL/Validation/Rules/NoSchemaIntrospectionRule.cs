using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>Optional: refuses introspection, as for strangers in production.</summary>
internal sealed class NoSchemaIntrospectionRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is FieldNode field && context.TypeInfo!.Type?.NamedType() is { } type && IntrospectionTypes.IsIntrospection(type))
            context.Report(
                $"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.Value}\".", node);
        return true;
    }
}
