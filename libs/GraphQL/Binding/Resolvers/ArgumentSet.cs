using System.ComponentModel;
using System.Reflection;
using Neura.GraphQL.Binding.Inputs;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>The arguments of a field and how their values reach the parameters of its method.</summary>
internal sealed class ArgumentSet
{
    private readonly List<ParameterInfo> _order = [];
    private readonly List<Func<IReadOnlyDictionary<string, object?>, object?>> _readers = [];

    public ArgumentSet(IEnumerable<ParameterRole> parameters, TypeMap types, PagedField? paging)
    {
        var definitions = new List<InputValueDefinition>();
        foreach (var role in parameters)
        {
            switch (role)
            {
                case ParameterRole.FromArgument { Parameter: var parameter }:
                    var argument = Define(parameter, types);
                    // Both methods of a subscription may take one argument.
                    if (definitions.TrueForAll(d => d.Name != argument.Name))
                        definitions.Add(argument);
                    break;
                case ParameterRole.FromPaging { Parameter: var parameter }:
                    var page = paging ?? throw new SchemaBindingException(
                        $"{parameter.Member.DeclaringType}.{parameter.Member.Name} takes PagingArguments but has no [UsePaging].");
                    Put(parameter, page.Read);
                    break;
            }
        }
        // Paging arguments stand before a field's own, as the convention has it.
        Definitions = [.. paging?.Arguments ?? [], .. definitions];
    }

    public IReadOnlyList<InputValueDefinition> Definitions { get; }

    public int IndexOf(ParameterInfo parameter) => _order.IndexOf(parameter);

    public ArgumentBinder Binder => values =>
    {
        var bound = new object?[_readers.Count];
        for (var i = 0; i < bound.Length; i++)
            bound[i] = _readers[i](values);
        return bound;
    };

    private InputValueDefinition Define(ParameterInfo parameter, TypeMap types)
    {
        var name = Names.OfArgument(parameter);
        var id = parameter.GetCustomAttribute<IDAttribute>(true);
        var type = types.Input(types.Nullability.Create(parameter), id is null ? null : ScalarTypes.ID);
        // The attribute, for a parameter that stands before others which have no default.
        var given = parameter.HasDefaultValue ? parameter.DefaultValue : parameter.GetCustomAttribute<DefaultValueAttribute>()?.Value;
        var fallback = InputShape.Typed(given, parameter.ParameterType);
        var convert = types.Inputs.To(parameter.ParameterType, id);
        Put(parameter, values => values.TryGetValue(name, out var value) && value is not null ? convert(value) : null);
        var input = Default.Define(
            name, type, new Default(fallback), () => types.Descriptions.Of(parameter), Descriptions.DeprecationOf(parameter));
        CostData.SetWeight(input.ContextData, parameter.GetCustomAttribute<CostAttribute>()?.Weight);
        return input;
    }

    private void Put(ParameterInfo parameter, Func<IReadOnlyDictionary<string, object?>, object?> reader)
    {
        _order.Add(parameter);
        _readers.Add(reader);
    }
}
