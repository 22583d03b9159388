using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Execution.Results;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    private void CompleteAbstract(object value, NamedType type, FieldPlan plan, ResultContainer container, int slot)
    {
        ValueTask<string?> name;
        try
        {
            name = ResolveType(value, type, plan);
        }
#pragma warning disable CA1031 // Whatever a type resolver throws is an error of its field.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Fail(thrown, plan, container, slot);
            return;
        }
        if (name.IsCompletedSuccessfully)
        {
            CompleteAs(name.Result, value, type, plan, container, slot);
            return;
        }
        _pending++;
        _ = HandBackTypeAsync(name, value, type, plan, container, slot);
    }

    private async Task HandBackTypeAsync(
        ValueTask<string?> name, object value, NamedType type, FieldPlan plan, ResultContainer container, int slot)
    {
        string? resolved = null;
        Exception? failure = null;
        try
        {
            resolved = await name.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a type resolver throws is an error of its field.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            failure = thrown;
        }
        Ready.Writer.TryWrite(() =>
        {
            _pending--;
            if (container.IsLost())
                return;
            if (failure is not null)
                Fail(failure, plan, container, slot);
            else
                CompleteAs(resolved, value, type, plan, container, slot);
        });
    }

    private ValueTask<string?> ResolveType(object value, NamedType type, FieldPlan plan)
    {
        var resolver = (type as InterfaceType)?.ResolveType ?? (type as UnionType)?.ResolveType;
        _pure.Set(plan.ParentType, plan.Field, null, FieldArguments.None);
        if (resolver is not null)
            return resolver(_pure, value);
        if (value is IReadOnlyDictionary<string, object?> map && map.GetValueOrDefault("__typename") is string name)
            return new(name);
        foreach (var possible in _shared.Schema.GetPossibleTypes(type))
            if (possible.IsOfType?.Invoke(_pure, value) == true)
                return new(possible.Name);
        return new((string?)null);
    }

    private void CompleteAs(string? name, object value, NamedType type, FieldPlan plan, ResultContainer container, int slot)
    {
        var schema = _shared.Schema;
        switch (name is null ? null : schema.GetType(name))
        {
            case ObjectType resolved when schema.IsSubType(type, resolved):
                CompleteObject(value, resolved, plan, container, slot);
                break;
            case ObjectType:
                Fail($"Runtime Object type \"{name}\" is not a possible type for \"{type}\".", plan, container, slot);
                break;
            case not null:
                Fail($"Abstract type \"{type}\" was resolved to a non-object type \"{name}\".", plan, container, slot);
                break;
            case null when name is not null:
                Fail($"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the schema.",
                    plan, container, slot);
                break;
            case null:
                Fail($"Abstract type \"{type}\" must resolve to an Object type at runtime for field "
                    + $"\"{plan.ParentType}.{plan.Field.Name}\". Either the \"{type}\" type should provide a \"resolveType\" function "
                    + "or each possible type should provide an \"isTypeOf\" function.", plan, container, slot);
                break;
        }
    }
}
