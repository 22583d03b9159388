using System.Linq.Expressions;
using System.Reflection;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Reads properties without reflection, compiled at the first read: a start-up pays for no field that nobody asks for.</summary>
internal static class Getters
{
    public static Func<object, object?> Of(PropertyInfo property)
    {
        Func<object, object?>? compiled = null;
        return owner => (compiled ??= Compile(property))(owner);
    }

    /// <summary>Gives the field a resolver that puts its compiled self in its own place at the first call.</summary>
    public static void Attach(FieldDefinition field, PropertyInfo property)
    {
        PureFieldDelegate? compiled = null;
        PureFieldDelegate first = null!;
        first = context =>
        {
            compiled ??= CompileResolver(property);
            // Unless somebody stands before it by now, such as a guard.
            if (field.PureResolver == first)
                field.PureResolver = compiled;
            return compiled(context);
        };
        field.PureResolver = first;
    }

    private static PureFieldDelegate CompileResolver(PropertyInfo property)
    {
        var context = Expression.Parameter(typeof(IResolverContext));
        var parent = Expression.Convert(Expression.Property(context, nameof(IResolverContext.Parent)), property.DeclaringType!);
        var value = Expression.Convert(Expression.Property(parent, property), typeof(object));
        return Expression.Lambda<PureFieldDelegate>(value, context).Compile();
    }

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), owner).Compile();
    }
}
