using System.Collections;
using System.Globalization;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Turns keys into global ids on their way out.</summary>
internal static class IdFormat
{
    public static void Wrap(FieldDefinition field, IDAttribute id, Type? owner, INodeIdSerializer ids)
    {
        var typeName = TypeName(id, owner);
        if (field.PureResolver is { } pure)
            field.PureResolver = context => Format(pure(context), typeName, ids);
        if (field.Resolver is { } resolver)
            field.Resolver = async context => Format(await resolver(context), typeName, ids);
    }

    private static string TypeName(IDAttribute id, Type? owner) =>
        id.TypeName
        ?? (id.ClrType is { } clr ? Names.OfType(clr) : owner is null ? null : Names.OfType(owner))
        ?? throw new SchemaBindingException("[ID] on a root field needs a type: [ID<T>].");

    private static object? Format(object? value, string typeName, INodeIdSerializer ids) => value switch
    {
        null => null,
        string text => ids.Format(typeName, text),
        IEnumerable items => items.Cast<object?>().Select(item => Format(item, typeName, ids)).ToList(),
        _ => ids.Format(typeName, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
