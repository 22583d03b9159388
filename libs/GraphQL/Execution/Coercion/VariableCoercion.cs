using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Coercion;

/// <summary>From a request's variables to their values (https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values).</summary>
internal static class VariableCoercion
{
    private const int MaxErrors = 50;

    /// <summary>The variables that have a value. Errors are appended; with any, the answer is of no use.</summary>
    public static IReadOnlyDictionary<string, object?> Coerce(
        Schema schema,
        IReadOnlyList<VariableDefinitionNode> definitions,
        IReadOnlyDictionary<string, object?>? given,
        List<GraphQLError> errors)
    {
        var coerced = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (errors.Count >= MaxErrors)
            {
                errors.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted."));
                break;
            }
            CoerceOne(schema, definition, given, coerced, errors);
        }
        return coerced;
    }

    private static void CoerceOne(
        Schema schema,
        VariableDefinitionNode definition,
        IReadOnlyDictionary<string, object?>? given,
        Dictionary<string, object?> coerced,
        List<GraphQLError> errors)
    {
        var name = definition.Variable.Name.Value;
        var type = schema.TypeFrom(definition.Type);
        if (type is null || !type.IsInputType())
        {
            var text = SyntaxPrinter.Print(definition.Type);
            errors.Add(new GraphQLError(
                $"Variable \"${name}\" expected value of type \"{text}\" which cannot be used as an input type.", [definition.Type]));
        }
        else if (given is null || !given.TryGetValue(name, out var value))
        {
            if (definition.DefaultValue is { } fallback && LiteralCoercion.TryCoerce(fallback, type, out var literal))
                coerced.Add(name, literal);
            else if (type is NonNullType)
                errors.Add(new GraphQLError($"Variable \"${name}\" of required type \"{type}\" was not provided.", [definition]));
        }
        else if (value is null && type is NonNullType)
        {
            errors.Add(new GraphQLError($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", [definition]));
        }
        else
        {
            coerced.TryAdd(name, new InputCoercion(name, definition, errors, MaxErrors).Coerce(value, type));
        }
    }
}
