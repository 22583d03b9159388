using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Puts the checks of <see cref="Binding.AuthorizeAttribute"/> before a field's resolver.</summary>
internal static class Authorization
{
    /// <param name="field">The field to guard.</param>
    /// <param name="member">The property or method: its own attributes, and its class's.</param>
    /// <param name="owner">The object type's class, whose attributes guard all its fields.</param>
    public static FieldDefinition Guard(FieldDefinition field, MemberInfo member, Type? owner)
    {
        var rules = RulesOf(member, owner);
        if (rules.Count == 0)
            return field;
        CacheControl.SetPersonal(field);
        var (pure, resolver) = (field.PureResolver, field.Resolver);
        if (field.Subscribe is { } subscribe)
            field.Subscribe = context => AfterAsync(CheckAsync(rules, (ResolverContext)context), subscribe, context);
        field.PureResolver = null;
        field.Resolver = context =>
        {
            var allowed = CheckAsync(rules, (ResolverContext)context);
            if (!allowed.IsCompletedSuccessfully)
                return AfterAsync(allowed, pure, resolver, context);
            return pure is not null ? new(pure(context)) : resolver!(context);
        };
        return field;
    }

    private static List<Binding.AuthorizeAttribute> RulesOf(MemberInfo member, Type? owner)
    {
        var own = member.GetCustomAttributes<Binding.AuthorizeAttribute>(true);
        if (member.GetCustomAttribute<Binding.AllowAnonymousAttribute>() is not null)
            return [.. own];
        var ofClass = member.DeclaringType!.GetCustomAttributes<Binding.AuthorizeAttribute>(true);
        var ofOwner = owner is null || owner == member.DeclaringType ? [] : owner.GetCustomAttributes<Binding.AuthorizeAttribute>(true);
        return [.. ofOwner, .. ofClass, .. own];
    }

    private static async ValueTask<object?> AfterAsync(
        ValueTask allowed, PureFieldDelegate? pure, FieldResolverDelegate? resolver, IResolverContext context)
    {
        await allowed.ConfigureAwait(false);
        return pure is not null ? pure(context) : await resolver!(context).ConfigureAwait(false);
    }

    private static async ValueTask<IAsyncEnumerable<object?>> AfterAsync(
        ValueTask allowed, SubscribeDelegate subscribe, IResolverContext context)
    {
        await allowed.ConfigureAwait(false);
        return await subscribe(context).ConfigureAwait(false);
    }

    private static async ValueTask CheckAsync(List<Binding.AuthorizeAttribute> rules, ResolverContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
            throw Refuse("The current user is not authenticated.", ErrorCodes.NotAuthenticated);
        foreach (var rule in rules)
        {
            var hasRole = rule.Roles is not { Length: > 0 } roles || roles.Any(context.User.IsInRole);
            if (!hasRole || (rule.Policy is { } policy && !await IsAllowedAsync(policy, context).ConfigureAwait(false)))
                throw Refuse("The current user is not authorized to access this resource.", ErrorCodes.NotAuthorized);
        }
    }

    private static async ValueTask<bool> IsAllowedAsync(string policy, ResolverContext context)
    {
        var service = context.Services.GetRequiredService<IAuthorizationService>();
        var result = await service.AuthorizeAsync(context.User, context, policy).ConfigureAwait(false);
        return result.Succeeded;
    }

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
