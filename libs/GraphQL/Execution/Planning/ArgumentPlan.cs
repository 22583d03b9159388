using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>The arguments of one planned field: coerced once for all requests where no variable is in them.</summary>
internal sealed class ArgumentPlan
{
    private readonly FieldDefinition _field;
    private readonly FieldNode _node;
    private readonly ArgumentBinder? _binder;
    private FieldArguments? _constant;

    public ArgumentPlan(FieldDefinition field, FieldNode node)
    {
        (_field, _node) = (field, node);
        _binder = field.ContextData.TryGetValue(nameof(ArgumentBinder), out var binder) ? (ArgumentBinder?)binder : null;
        IsConstant = !node.Arguments.Any(a => HasVariable(a.Value));
        if (field.Arguments.Count == 0 && _binder is null)
            _constant = FieldArguments.None;
    }

    public bool IsConstant { get; }

    /// <exception cref="GraphQLException">An argument is missing or does not fit.</exception>
    public FieldArguments Coerce(IReadOnlyDictionary<string, object?> variables)
    {
        if (_constant is { } known)
            return known;
        var values = ArgumentCoercion.Coerce(_field.Arguments, _node.Arguments, _node, variables);
        var arguments = new FieldArguments(values, _binder?.Invoke(values) ?? []);
        if (IsConstant)
            _constant = arguments;
        return arguments;
    }

    private static bool HasVariable(IValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HasVariable),
        ObjectValueNode map => map.Fields.Any(f => HasVariable(f.Value)),
        _ => false,
    };
}
