using System.ComponentModel;
using System.Reflection;
using Neura.GraphQL.Binding.Types;

namespace Neura.GraphQL.Binding.Inputs;

/// <summary>How an input object is made: a constructor for some members, setters for the others.</summary>
internal sealed record InputShape(ConstructorInfo Constructor, IReadOnlyList<InputMember> Members)
{
    /// <summary>Members with a constructor parameter come first, in its order, then those that are set.</summary>
    public static InputShape Of(Type type)
    {
        var properties = ClrTypes.PropertiesOf(type).ToList();
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters().All(p => PropertyOf(p, properties) is not null))
            .MaxBy(c => c.GetParameters().Length)
            ?? throw new SchemaBindingException($"{type} has no public constructor whose parameters are all properties.");
        var byParameter = constructor.GetParameters().Select(p => Member(PropertyOf(p, properties)!, p)).ToList();
        var taken = byParameter.Select(m => m.Property).ToHashSet();
        var bySetter = properties.Where(p => !taken.Contains(p) && p.SetMethod?.IsPublic == true).Select(p => Member(p, null));
        return new InputShape(constructor, [.. byParameter, .. bySetter]);
    }

    private static InputMember Member(PropertyInfo property, ParameterInfo? parameter)
    {
        var given = property.GetCustomAttribute<DefaultValueAttribute>()?.Value ?? parameter?.GetCustomAttribute<DefaultValueAttribute>()?.Value;
        var value = given ?? (parameter?.HasDefaultValue == true ? parameter.DefaultValue : null);
        var id = property.GetCustomAttribute<IDAttribute>(true) ?? parameter?.GetCustomAttribute<IDAttribute>(true);
        return new InputMember(property, parameter, id, new Default(Typed(value, property.PropertyType)));
    }

    // The defaults of enum parameters come as their numbers.
    internal static object? Typed(object? value, Type type)
    {
        var unwrapped = ClrTypes.Unwrap(type);
        return value is not null && unwrapped.IsEnum && !unwrapped.IsInstanceOfType(value) ? Enum.ToObject(unwrapped, value) : value;
    }

    private static PropertyInfo? PropertyOf(ParameterInfo parameter, List<PropertyInfo> properties) =>
        properties.Find(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && p.PropertyType == parameter.ParameterType);
}

/// <summary>One member of an input object.</summary>
internal sealed record InputMember(PropertyInfo Property, ParameterInfo? Parameter, IDAttribute? Id, Default Default);
