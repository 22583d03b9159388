using System.Reflection;
using System.Security.Claims;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Where the value of a resolver's parameter comes from.</summary>
internal abstract record ParameterRole(ParameterInfo Parameter)
{
    public static ParameterRole Of(ParameterInfo parameter, TypeMap types, Func<Type, bool> isService)
    {
        var type = parameter.ParameterType;
        // The event is what a subscription's field has for a parent.
        if (parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute)))
            return new FromParent(parameter);
        if (type == typeof(CancellationToken))
            return new FromToken(parameter);
        if (type == typeof(ClaimsPrincipal))
            return new FromUser(parameter);
        if (type == typeof(ResolverContext) || type == typeof(IResolverContext))
            return new FromContext(parameter);
        if (type == typeof(PagingArguments))
            return new FromPaging(parameter);
        return IsService(parameter, types, isService) ? new FromServices(parameter) : new FromArgument(parameter);
    }

    private static bool IsService(ParameterInfo parameter, TypeMap types, Func<Type, bool> isService)
    {
        if (parameter.GetCustomAttribute<ServiceAttribute>() is not null)
            return true;
        var type = ClrTypes.Unwrap(parameter.ParameterType);
        if (types.Scalar(type) is not null || type.IsEnum || ClrTypes.IsList(type))
            return false;
        return type.IsInterface || typeof(IDataLoader).IsAssignableFrom(type) || isService(type);
    }

    public sealed record FromParent(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromToken(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromUser(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromContext(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromPaging(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromServices(ParameterInfo Parameter) : ParameterRole(Parameter);

    public sealed record FromArgument(ParameterInfo Parameter) : ParameterRole(Parameter);
}
