using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Makes scalars whose values travel as strings.</summary>
public static class TextScalar
{
    /// <param name="name">The scalar's name in the schema.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> (or <see cref="OverflowException"/>, <see cref="ArgumentException"/>)
    /// with a message for the client where the text is not acceptable.</param>
    /// <param name="format">The text of a value; default <see cref="object.ToString"/>.</param>
    /// <param name="description">For the schema.</param>
    /// <param name="specifiedBy">A URL of the scalar's specification.</param>
    public static ScalarType Create<T>(
        string name, Func<string, T> parse, Func<T, string>? format = null, string? description = null, string? specifiedBy = null)
        where T : notnull => new(name)
        {
            Description = description,
            SpecifiedBy = specifiedBy,
            RuntimeType = typeof(T),
            Serialize = value => value is T typed
                ? format is null ? typed.ToString() : format(typed)
                : throw new GraphQLException($"{name} cannot represent value: {Inspect.Value(value)}"),
            ParseValue = value => Parse(name, parse, value),
        };

    private static object Parse<T>(string name, Func<string, T> parse, object? value) where T : notnull
    {
        if (value is not string text)
            throw new GraphQLException($"{name} cannot represent a non string value: {Inspect.Value(value)}");
        try
        {
            return parse(text);
        }
        catch (Exception refused) when (refused is FormatException or OverflowException or ArgumentException)
        {
            throw new GraphQLException($"{name} cannot represent value: {Inspect.Value(value)}");
        }
    }
}
