using Neura.GraphQL.Types;

namespace Neura.GraphQL.Introspection;

/// <summary>Makes the fields of introspection types: a resolver over the parent, and the switch for deprecated items.</summary>
internal static class IntrospectionField
{
    public static IType Text => ScalarTypes.String;

    public static IType RequiredText { get; } = new NonNullType(ScalarTypes.String);

    public static IType RequiredBoolean { get; } = new NonNullType(ScalarTypes.Boolean);

    public static IType ListOf(NamedType type) => new ListType(new NonNullType(type));

    public static FieldDefinition Of<T>(string name, IType type, Func<T, object?> resolve, string? description = null) =>
        new(name, type) { Description = description, PureResolver = context => resolve((T)context.Parent!) };

    /// <summary>A list without its deprecated items, unless these are asked for.</summary>
    public static FieldDefinition Filtered<TParent, TItem>(
        string name,
        IType type,
        Func<TParent, IEnumerable<TItem>?> resolve,
        Func<TItem, string?> deprecation,
        bool nonNullSwitch = false,
        string? description = null)
    {
        IType switchType = nonNullSwitch ? RequiredBoolean : ScalarTypes.Boolean;
        return new FieldDefinition(name, type, new InputValueDefinition("includeDeprecated", switchType, false))
        {
            Description = description,
            PureResolver = context =>
            {
                var items = resolve((TParent)context.Parent!);
                return context.Arguments.GetValueOrDefault("includeDeprecated") is true
                    ? items?.ToList()
                    : items?.Where(item => deprecation(item) is null).ToList();
            },
        };
    }
}
