using System.Linq.Expressions;
using System.Reflection;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Calls a static method with what its parameters ask for. Compiled at the first call.</summary>
internal static class MethodResolver
{
    public static void Attach(FieldDefinition field, MethodInfo method, IReadOnlyList<ParameterRole> parameters, ArgumentSet arguments)
    {
        // A pure resolver's context serves the next field at once, so a method that takes the context is never pure.
        if (ResultConversion.IsTask(method.ReturnType) || parameters.Any(p => p is ParameterRole.FromContext))
            field.Resolver = Lazily(() => Compile<FieldResolverDelegate>(method, parameters, arguments, ResultConversion.ToValueTask));
        else
            field.PureResolver = LazilyPure(() => Compile<PureFieldDelegate>(method, parameters, arguments, ResultConversion.ToObject));
    }

    public static FieldResolverDelegate Lazily(Func<FieldResolverDelegate> compile)
    {
        FieldResolverDelegate? compiled = null;
        return context => (compiled ??= compile())(context);
    }

    private static PureFieldDelegate LazilyPure(Func<PureFieldDelegate> compile)
    {
        PureFieldDelegate? compiled = null;
        return context => (compiled ??= compile())(context);
    }

    public static T Compile<T>(
        MethodInfo method, IReadOnlyList<ParameterRole> parameters, ArgumentSet arguments, Func<Expression, Expression> convert)
        where T : Delegate
    {
        var outer = Expression.Parameter(typeof(IResolverContext), "context");
        var context = Expression.Variable(typeof(ResolverContext), "typed");
        var call = Expression.Call(method, parameters.Select(p => Value(p, context, arguments)));
        var body = Expression.Block(
            [context],
            Expression.Assign(context, Expression.Convert(outer, typeof(ResolverContext))),
            convert(call));
        return Expression.Lambda<T>(body, outer).Compile();
    }

    private static Expression Value(ParameterRole role, Expression context, ArgumentSet arguments)
    {
        var type = role.Parameter.ParameterType;
        return role switch
        {
            ParameterRole.FromParent => Expression.Convert(Expression.Property(context, nameof(ResolverContext.Parent)), type),
            ParameterRole.FromToken => Expression.Property(context, nameof(ResolverContext.RequestAborted)),
            ParameterRole.FromUser => Expression.Property(context, nameof(ResolverContext.User)),
            ParameterRole.FromContext => context,
            ParameterRole.FromServices => Expression.Call(
                typeof(RequestServices), nameof(RequestServices.Get), [type], context),
            _ => Expression.Call(
                typeof(RequestServices), nameof(RequestServices.Argument), [type], context,
                Expression.Constant(arguments.IndexOf(role.Parameter))),
        };
    }
}
