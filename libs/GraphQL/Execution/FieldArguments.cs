namespace Neura.GraphQL.Execution;

/// <summary>From coerced arguments to the values that a resolver's parameters take, in the order its binder knows.</summary>
internal delegate object?[] ArgumentBinder(IReadOnlyDictionary<string, object?> arguments);

/// <summary>The arguments of one field: as the schema knows them, and as its resolver's parameters do.</summary>
internal sealed record FieldArguments(IReadOnlyDictionary<string, object?> Values, object?[] Bound)
{
    public static FieldArguments None { get; } = new(Coercion.ArgumentCoercion.None, []);
}
