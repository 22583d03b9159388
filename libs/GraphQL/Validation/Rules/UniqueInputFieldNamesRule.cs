using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is ObjectFieldNode field)
        {
            var first = ((ObjectValueNode)context.Parent!).Fields.First(f => f.Name.Value == field.Name.Value);
            if (first != field)
                context.Report($"There can be only one input field named \"{field.Name.Value}\".", first.Name, field.Name);
        }
        return true;
    }
}
