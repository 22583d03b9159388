using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Gives a mutation one input and a payload.</summary>
internal sealed class MutationConvention(TypeMap types)
{
    private readonly MutationErrors _errors = new(types);

    public FieldDefinition Wrap(FieldDefinition field, MethodInfo method)
    {
        if (method.GetCustomAttribute<UseMutationConventionAttribute>() is not { } convention)
            return field;
        var name = char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
        var errors = _errors.Of(method);
        var union = errors.Count == 0 ? null : new UnionType($"{name}Error", () => errors.Select(e => e.Type))
        {
            Description = $"Why `{field.Name}` was refused.",
            ResolveType = (_, value) => new(errors.First(e => e.IsOf(value)).Type.Name),
        };
        var result = new FieldDefinition(
            convention.PayloadFieldName ?? Names.CamelCase(field.Type.NamedType().Name), Nullable(field.Type))
        {
            Description = "The result; null where it was refused.",
            PureResolver = static c => ((Outcome)c.Parent!).Value,
        };
        var payload = new ObjectType($"{name}Payload", () => union is null ? [result] : [result, ErrorsOf(union)])
        {
            Description = $"What came of `{field.Name}`.",
        };
        var made = new FieldDefinition(field.Name, new NonNullType(payload), InputOf(name, field))
        {
            Describe = () => field.Description,
            DeprecationReason = field.DeprecationReason,
            Resolver = context => RunAsync(field, errors, context),
        };
        foreach (var (key, value) in field.ContextData)
            made.ContextData[key] = value;
        if (field.Arguments.Count > 0 && field.ContextData[nameof(ArgumentBinder)] is ArgumentBinder binder)
            made.ContextData[nameof(ArgumentBinder)] =
                (ArgumentBinder)(values => binder((IReadOnlyDictionary<string, object?>)values["input"]!));
        return made;
    }

    private static IEnumerable<InputValueDefinition> InputOf(string name, FieldDefinition field) => field.Arguments.Count == 0
        ? []
        : [new InputValueDefinition("input", new NonNullType(new InputObjectType($"{name}Input", () => field.Arguments)))];

    private static FieldDefinition ErrorsOf(UnionType union) => new("errors", new ListType(new NonNullType(union)))
    {
        Description = "Why it was refused; null where it was not.",
        PureResolver = static c => ((Outcome)c.Parent!).Errors,
    };

    private static async ValueTask<object?> RunAsync(
        FieldDefinition field, IReadOnlyList<MutationErrors.Known> errors, IResolverContext context)
    {
        try
        {
            var value = field.PureResolver is { } pure ? pure(context) : await field.Resolver!(context);
            return new Outcome(value, null);
        }
        catch (Exception thrown) when (errors.Any(e => e.Takes(thrown)))
        {
            return new Outcome(null, [errors.First(e => e.Takes(thrown)).From(thrown)]);
        }
    }

    private static IType Nullable(IType type) => type is NonNullType nonNull ? nonNull.NullableType : type;

    private sealed record Outcome(object? Value, IReadOnlyList<object>? Errors);
}
