using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Coercion;

/// <summary>From a field's or directive's arguments to their values (https://spec.graphql.org/October2021/#sec-Coercing-Field-Arguments).</summary>
internal static class ArgumentCoercion
{
    public static IReadOnlyDictionary<string, object?> None { get; } = new Dictionary<string, object?>();

    /// <summary>The arguments that have a value, in the order of the definitions.</summary>
    /// <exception cref="GraphQLException">An argument is missing or does not fit.</exception>
    public static IReadOnlyDictionary<string, object?> Coerce(
        DefinitionMap<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> given,
        ISyntaxNode owner,
        IReadOnlyDictionary<string, object?> variables)
    {
        if (definitions.Count == 0)
            return None;
        var coerced = new OrderedDictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
            if (TryCoerce(definition, Find(given, definition.Name), owner, variables, out var value))
                coerced.Add(definition.Name, value);
        return coerced;
    }

    private static bool TryCoerce(
        InputValueDefinition definition,
        ArgumentNode? given,
        ISyntaxNode owner,
        IReadOnlyDictionary<string, object?> variables,
        out object? value)
    {
        var (name, type) = (definition.Name, definition.Type);
        if (given is null)
            return UseDefault(definition, out value, "was not provided.", owner);
        var node = given.Value;
        var isNull = node is NullValueNode;
        if (node is VariableNode { Name.Value: var variable })
        {
            if (!variables.TryGetValue(variable, out var variableValue))
                return UseDefault(
                    definition, out value, $"was provided the variable \"${variable}\" which was not provided a runtime value.", node);
            isNull = variableValue is null;
        }
        if (isNull && type is NonNullType)
            throw Refuse($"Argument \"{name}\" of non-null type \"{type}\" must not be null.", node);
        if (!LiteralCoercion.TryCoerce(node, type, out value, variables))
            throw Refuse($"Argument \"{name}\" has invalid value {SyntaxPrinter.Print(node)}.", node);
        return true;
    }

    private static bool UseDefault(InputValueDefinition definition, out object? value, string otherwise, ISyntaxNode node)
    {
        value = definition.DefaultValue;
        if (definition.HasDefaultValue)
            return true;
        if (definition.Type is NonNullType)
            throw Refuse($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" {otherwise}", node);
        return false;
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> given, string name)
    {
        foreach (var argument in given)
            if (argument.Name.Value == name)
                return argument;
        return null;
    }

    private static GraphQLException Refuse(string message, ISyntaxNode node) =>
        new(new GraphQLError(message, [node]).WithCode(ErrorCodes.BadUserInput));
}
