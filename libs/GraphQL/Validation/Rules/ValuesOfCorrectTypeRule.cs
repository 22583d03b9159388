using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case ListValueNode list:
                return context.TypeInfo!.ParentInputType?.NullableType() is ListType || !CheckLeaf(list);
            case ObjectValueNode literal:
                if (context.TypeInfo!.InputType?.NamedType() is not InputObjectType type)
                    return !CheckLeaf(literal);
                CheckFields(literal, type);
                return true;
            case ObjectFieldNode field:
                CheckField(field);
                return true;
            case NullValueNode when context.TypeInfo!.InputType is NonNullType required:
                context.Report($"Expected value of type \"{required}\", found null.", node);
                return true;
            case IValueNode and not (VariableNode or NullValueNode):
                CheckLeaf((IValueNode)node);
                return true;
            default:
                return true;
        }
    }

    private void CheckFields(ObjectValueNode literal, InputObjectType type)
    {
        var given = new OrderedDictionary<string, IValueNode>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
            given[field.Name.Value] = field.Value;
        foreach (var required in type.Fields.Where(f => f.IsRequired && !given.ContainsKey(f.Name)))
            context.Report(
                $"Field \"{type.Name}.{required.Name}\" of required type \"{required.Type}\" was not provided.", literal);
        if (!type.IsOneOf)
            return;
        if (given.Count != 1)
            context.Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", literal);
        else if (given.GetAt(0).Value is NullValueNode)
            context.Report($"Field \"{type.Name}.{given.GetAt(0).Key}\" must be non-null.", literal);
    }

    private void CheckField(ObjectFieldNode field)
    {
        if (context.TypeInfo!.InputType is null && context.TypeInfo.ParentInputType?.NamedType() is InputObjectType parent)
            context.Report(
                $"Field \"{field.Name.Value}\" is not defined by type \"{parent.Name}\"."
                + context.DidYouMean(field.Name.Value, parent.Fields.Select(f => f.Name)),
                field);
    }

    /// <summary>Always true, for the caller's brevity: the literal was looked at as a whole.</summary>
    private bool CheckLeaf(IValueNode node)
    {
        if (context.TypeInfo!.InputType is not { } expected)
            return true;
        try
        {
            switch (expected.NamedType())
            {
                case EnumType type:
                    type.ParseLiteral(node, context.Options.HideSuggestions);
                    break;
                case ScalarType type:
                    type.ParseLiteral(node, null);
                    break;
                default:
                    context.Report($"Expected value of type \"{expected}\", found {Inspect.Literal(node)}.", node);
                    break;
            }
        }
        catch (GraphQLException e)
        {
            var error = e.Errors[0];
            context.Report(error.Locations is null
                ? new GraphQLError($"Expected value of type \"{expected}\", found {Inspect.Literal(node)}; {error.Message}", [node])
                : error);
        }
        return true;
    }
}
