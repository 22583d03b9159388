using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Makes the fields of the subscription type.</summary>
internal sealed class SubscriptionFields(TypeMap types, Func<Type, bool> isService)
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;

    public IEnumerable<FieldDefinition> OfRoot(IReadOnlyList<Type> classes)
    {
        var fields = new OrderedDictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var method in classes.SelectMany(c => c.GetMethods(PublicStatic).OrderBy(m => m.MetadataToken)))
        {
            if (method.GetCustomAttribute<SubscribeAttribute>() is not { } subscribe)
                continue;
            var field = Make(method, subscribe);
            if (!fields.TryAdd(field.Name, field))
                throw new SchemaBindingException($"Subscription.{field.Name} is defined twice.");
        }
        return fields.Values;
    }

    private FieldDefinition Make(MethodInfo method, SubscribeAttribute subscribe)
    {
        var source = subscribe.With is { } name
            ? method.DeclaringType!.GetMethod(name, PublicStatic) ?? throw Wrong(method, $"there is no public static method {name}")
            : method;
        var message = EventStreams.Element(types.Nullability.Create(source.ReturnParameter))
            ?? throw Wrong(source, "a source of events returns IAsyncEnumerable<T>");
        var sourceRoles = RolesOf(source);
        var roles = source == method ? [] : RolesOf(method);
        var arguments = new ArgumentSet([.. sourceRoles, .. roles], types, null);
        var result = source == method ? message : ClrTypes.Awaited(types.Nullability.Create(method.ReturnParameter));
        var field = new FieldDefinition(Names.OfField(method), types.Output(result), arguments.Definitions)
        {
            Describe = () => types.Descriptions.Of(method),
            DeprecationReason = Descriptions.DeprecationOf(method),
            Subscribe = Lazily(() =>
                MethodResolver.Compile<SubscribeDelegate>(source, sourceRoles, arguments, EventStreams.ToStream)),
        };
        field.ContextData[nameof(ArgumentBinder)] = arguments.Binder;
        if (source == method)
            field.PureResolver = static context => context.Parent;
        else
            MethodResolver.Attach(field, method, roles, arguments);
        Costs.Attach(field, method, ResultConversion.IsTask(method.ReturnType));
        return Authorization.Guard(field, method, null);
    }

    private List<ParameterRole> RolesOf(MethodInfo method) =>
        [.. method.GetParameters().Select(p => ParameterRole.Of(p, types, isService))];

    private static SubscribeDelegate Lazily(Func<SubscribeDelegate> compile)
    {
        SubscribeDelegate? compiled = null;
        return context => (compiled ??= compile())(context);
    }

    private static SchemaBindingException Wrong(MethodInfo method, string why) => new($"{method.DeclaringType}.{method.Name}: {why}.");
}
