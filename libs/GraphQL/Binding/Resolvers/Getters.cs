using System.Linq.Expressions;
using System.Reflection;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Reads properties without reflection, compiled at the first read: a start-up pays for no field that nobody asks for.</summary>
internal static class Getters
{
    public static Func<object, object?> Of(PropertyInfo property)
    {
        Func<object, object?>? compiled = null;
        return owner => (compiled ??= Compile(property))(owner);
    }

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), owner).Compile();
    }
}
