using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-All-Variable-Usages-are-Allowed</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node) => node is DocumentNode or OperationDefinitionNode;

    public override void Leave(ISyntaxNode node)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
            definitions[definition.Variable.Name.Value] = definition;
        foreach (var usage in context.Variables.UsagesIn(operation))
            if (definitions.TryGetValue(usage.Node.Name.Value, out var definition))
                Check(usage, definition);
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition)
    {
        if (usage.Type is not { } expected || context.Schema.TypeFrom(definition.Type) is not { } type)
            return;
        var name = usage.Node.Name.Value;
        if (!IsAllowed(type, definition.DefaultValue, expected, usage.HasDefaultValue))
            context.Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Node);
        if (usage.ParentType is InputObjectType { IsOneOf: true } parent && type is not NonNullType)
            context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent}\".",
                definition,
                usage.Node);
    }

    private bool IsAllowed(IType type, IValueNode? defaultValue, IType expected, bool expectedHasDefault)
    {
        if (expected is not NonNullType nonNull || type is NonNullType)
            return AreCompatible(type, expected);
        return (defaultValue is not (null or NullValueNode) || expectedHasDefault) && AreCompatible(type, nonNull.NullableType);
    }

    private bool AreCompatible(IType type, IType expected) => TypeComparison.IsSubType(context.Schema, type, expected);
}
