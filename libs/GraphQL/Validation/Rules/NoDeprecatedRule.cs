using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>Optional: tells of every use of something deprecated, for clients that want to be rid of it.</summary>
internal sealed class NoDeprecatedRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        var types = context.TypeInfo!;
        switch (node)
        {
            case FieldNode when types is { Field: { DeprecationReason: { } reason } field, ParentType: { } parent }:
                context.Report($"The field {parent.Name}.{field.Name} is deprecated. {reason}", node);
                break;
            case ArgumentNode when types.Argument is { DeprecationReason: { } reason } argument:
                var place = types.Directive is { } directive
                    ? $"Directive \"@{directive.Name}\""
                    : $"Field \"{types.ParentType}.{types.Field?.Name}\"";
                context.Report($"{place} argument \"{argument.Name}\" is deprecated. {reason}", node);
                break;
            case ObjectFieldNode literal when types.ParentInputType?.NamedType() is InputObjectType type
                && type.Fields.Find(literal.Name.Value) is { DeprecationReason: { } reason } field:
                context.Report($"The input field {type.Name}.{field.Name} is deprecated. {reason}", node);
                break;
            case EnumValueNode literal when types.InputType?.NamedType() is EnumType type
                && type.Values.Find(literal.Value) is { DeprecationReason: { } reason } value:
                context.Report($"The enum value \"{type.Name}.{value.Name}\" is deprecated. {reason}", node);
                break;
        }
        return true;
    }
}
