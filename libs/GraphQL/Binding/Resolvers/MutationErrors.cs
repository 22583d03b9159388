using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>The object types of refusals that travel as exceptions.</summary>
internal sealed class MutationErrors(TypeMap types)
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;

    private readonly Dictionary<Type, Known> _known = [];

    /// <exception cref="SchemaBindingException">A type cannot be made from an exception.</exception>
    public IReadOnlyList<Known> Of(MethodInfo method) =>
        [.. method.GetCustomAttributes<ErrorAttribute>().Select(e => Get(e.ErrorType))];

    private Known Get(Type type)
    {
        if (!_known.TryGetValue(type, out var known))
            _known[type] = known = typeof(Exception).IsAssignableFrom(type) ? OfException(type) : OfObject(type);
        return known;
    }

    private Known OfException(Type type)
    {
        var name = type.Name.EndsWith("Exception", StringComparison.Ordinal) ? type.Name[..^"Exception".Length] : type.Name;
        var made = new ObjectType(
            $"{name}Error",
            () => [Message(), .. ClrTypes.PropertiesOf(type).Where(p => p.Name != nameof(Exception.Message)).Select(Own)],
            () => [types.OutputNamed(typeof(IError))])
        {
            Describe = () => types.Descriptions.Of(type),
        };
        return new Known(typeof(Told), made, type, thrown => new Told(thrown, type));
    }

    private Known OfObject(Type type)
    {
        var made = (ObjectType)types.OutputNamed(type);
        if (type.GetMethod("CreateErrorFrom", PublicStatic) is { } factory && factory.GetParameters() is [var taken])
            return new Known(type, made, taken.ParameterType, thrown => factory.Invoke(null, [thrown])!);
        foreach (var constructor in type.GetConstructors())
            if (constructor.GetParameters() is [var given] && typeof(Exception).IsAssignableFrom(given.ParameterType))
                return new Known(type, made, given.ParameterType, thrown => constructor.Invoke([thrown]));
        throw new SchemaBindingException($"[Error]: {type} is no exception, and is not made from one.");
    }

    private static FieldDefinition Message() => new("message", new NonNullType(ScalarTypes.String))
    {
        Description = "A sentence for people.",
        PureResolver = static c => ((Told)c.Parent!).Thrown.Message,
    };

    private FieldDefinition Own(PropertyInfo property)
    {
        var getter = Getters.Of(property);
        return new FieldDefinition(Names.OfField(property), types.Output(types.Nullability.Create(property)))
        {
            Describe = () => types.Descriptions.Of(property),
            PureResolver = c => getter(((Told)c.Parent!).Thrown),
        };
    }

    /// <param name="Clr">What is told.</param>
    /// <param name="Type">Its object type.</param>
    /// <param name="Exception">What it is made from.</param>
    /// <param name="From">Makes it.</param>
    public sealed record Known(Type Clr, ObjectType Type, Type Exception, Func<Exception, object> From)
    {
        public bool Takes(Exception thrown) => Exception.IsInstanceOfType(thrown);

        public bool IsOf(object value) => value is Told told ? told.As == Exception && Clr == typeof(Told) : Clr.IsInstanceOfType(value);
    }

    // An exception as a value would be a failure of its field.
    private sealed record Told(Exception Thrown, Type As);
}
