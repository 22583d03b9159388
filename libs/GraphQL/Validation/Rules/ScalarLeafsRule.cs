using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Leaf-Field-Selections</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is not FieldNode field || context.TypeInfo!.Type is not { } type)
            return true;
        var name = field.Name.Value;
        if (!type.NamedType().IsLeafType())
        {
            if (field.SelectionSet is null)
                context.Report(
                    $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        }
        else if (field.SelectionSet is { } selections)
        {
            context.Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
        }
        return true;
    }
}
