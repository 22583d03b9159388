using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>
/// A scalar. Its functions throw <see cref="GraphQLException"/> with a message for the client where a value is not acceptable.
/// By default a scalar lets every value through.
/// </summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>A URL of the scalar's specification.</summary>
    public string? SpecifiedBy { get; init; }

    /// <summary>From a resolver's result to what goes into the response: string, bool, number, list, dictionary or null.</summary>
    public Func<object, object?> Serialize { get; init; } = value => value;

    /// <summary>From a variable's JSON, as string, bool, int, long, double, list or dictionary, to what resolvers are given.</summary>
    public Func<object?, object?> ParseValue { get; init; } = value => value;

    /// <summary>From a literal to what resolvers are given. By default the literal is made a plain value and parsed as such.</summary>
    public Func<IValueNode, IReadOnlyDictionary<string, object?>?, object?> ParseLiteral
    {
        get => field ?? ((node, variables) => ParseValue(LiteralCoercion.ToPlainValue(node, variables)));
        init;
    }

    /// <summary>The CLR type of the values resolvers are given, if fixed.</summary>
    public Type? RuntimeType { get; init; }
}
