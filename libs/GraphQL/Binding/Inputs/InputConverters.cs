using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;

namespace Neura.GraphQL.Binding.Inputs;

/// <summary>From coerced values (plain values, lists, dictionaries) to the CLR values that parameters take.</summary>
internal sealed class InputConverters(TypeMap types, INodeIdSerializer ids)
{
    private readonly Dictionary<(Type Type, IDAttribute? Id), Func<object, object>> _known = [];

    /// <exception cref="SchemaBindingException">There is no way to make the type.</exception>
    public Func<object, object> To(Type type, IDAttribute? id = null)
    {
        var target = ClrTypes.Unwrap(type);
        if (_known.TryGetValue((target, id), out var known))
            return known;
        // An input object may contain itself: whoever asks meanwhile gets a detour to what is being made.
        Func<object, object>? made = null;
        _known[(target, id)] = value => made!(value);
        return _known[(target, id)] = made = Make(target, id);
    }

    private Func<object, object> Make(Type type, IDAttribute? id)
    {
        if (types.Scalar(type) is null && ClrTypes.IsList(type))
            return ListOf(type, To(ClrTypes.ElementOf(type), id));
        if (id is not null)
            return new IdConverter(type, id.TypeName ?? (id.ClrType is { } clr ? Names.OfType(clr) : null), ids).Convert;
        if (type == typeof(JsonElement))
            return value => value is JsonElement ? value : JsonSerializer.SerializeToElement(value);
        if (types.Scalar(type) is not null)
            return value => type.IsInstanceOfType(value) ? value : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        return type.IsEnum ? value => value : ObjectOf(type);
    }

    private static Func<object, object> ListOf(Type type, Func<object, object> convert)
    {
        var element = ClrTypes.ElementOf(type);
        var needsConstructor = !type.IsAssignableFrom(element.MakeArrayType());
        return value =>
        {
            var items = (IList)value;
            var array = Array.CreateInstance(element, items.Count);
            for (var i = 0; i < items.Count; i++)
                array.SetValue(items[i] is { } item ? convert(item) : null, i);
            return needsConstructor ? Activator.CreateInstance(type, array)! : array;
        };
    }

    private Func<object, object> ObjectOf(Type type)
    {
        var shape = InputShape.Of(type);
        var constructor = ConstructorInvoker.Create(shape.Constructor);
        var members = shape.Members.Select(m => new MemberPlan(
            Names.OfField(m.Property),
            m.Parameter is null ? m.Property : null,
            To(m.Property.PropertyType, m.Id),
            Absent(m))).ToArray();
        var parameters = members.Count(m => m.Setter is null);
        return value =>
        {
            var given = (IReadOnlyDictionary<string, object?>)value;
            var arguments = new object?[parameters];
            for (var i = 0; i < parameters; i++)
                arguments[i] = members[i].Read(given);
            var made = constructor.Invoke(arguments.AsSpan());
            foreach (var member in members.AsSpan(parameters))
                if (given.ContainsKey(member.Name))
                    member.Setter!.SetValue(made, member.Read(given));
            return made;
        };
    }

    private static object? Absent(InputMember member) =>
        member.Default.Value
        ?? (member.Property.PropertyType.IsValueType && Nullable.GetUnderlyingType(member.Property.PropertyType) is null
            ? Activator.CreateInstance(member.Property.PropertyType)
            : null);

    private sealed record MemberPlan(string Name, PropertyInfo? Setter, Func<object, object> Convert, object? Absent)
    {
        public object? Read(IReadOnlyDictionary<string, object?> given) =>
            !given.TryGetValue(Name, out var value) ? Absent : value is null ? null : Convert(value);
    }
}
