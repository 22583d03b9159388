using System.Collections;
using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Execution.Results;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>From resolvers' results to response values (https://spec.graphql.org/October2021/#CompleteValue()).</summary>
internal sealed partial class OperationExecution
{
    private void Complete(object? value, FieldPlan plan, ResultContainer container, int slot) =>
        Complete(value, plan, plan.Field.Type, container, slot);

    private void Complete(object? value, FieldPlan plan, IType type, ResultContainer container, int slot)
    {
        if (value is null)
        {
            if (type is NonNullType)
                Fail($"Cannot return null for non-nullable field {plan.ParentType}.{plan.Field.Name}.", plan, container, slot);
            else
                container[slot] = null;
            return;
        }
        if (value is Exception refused)
        {
            Fail(refused, plan, container, slot);
            return;
        }
        switch (type is NonNullType nonNull ? nonNull.NullableType : type)
        {
            case ScalarType or EnumType:
                CompleteLeaf(value, plan, type, container, slot);
                break;
            case ObjectType objectType:
                CompleteObject(value, objectType, plan, container, slot);
                break;
            case ListType list:
                CompleteList(value, list.ElementType, plan, container, slot);
                break;
            case NamedType abstractType:
                CompleteAbstract(value, abstractType, plan, container, slot);
                break;
        }
    }

    private void CompleteLeaf(object value, FieldPlan plan, IType type, ResultContainer container, int slot)
    {
        object? serialized;
        try
        {
            serialized = type.NullableType() is EnumType e ? e.Serialize(value) : ((ScalarType)type.NullableType()).Serialize(value);
        }
#pragma warning disable CA1031 // A scalar that cannot tell a value is an error of the field.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Fail(thrown, plan, container, slot);
            return;
        }
        if (serialized is null && type is NonNullType)
            Fail($"Cannot return null for non-nullable field {plan.ParentType}.{plan.Field.Name}.", plan, container, slot);
        else
            container[slot] = serialized;
    }

    private void CompleteList(object value, IType elementType, FieldPlan plan, ResultContainer container, int slot)
    {
        if (value is string or IDictionary or IReadOnlyDictionary<string, object?> || value is not IEnumerable enumerable)
        {
            Fail($"Expected Iterable, but did not find one for field \"{plan.ParentType}.{plan.Field.Name}\".", plan, container, slot);
            return;
        }
        IList items;
        try
        {
            items = value as IList ?? ToList(enumerable);
        }
#pragma warning disable CA1031 // A sequence that is computed while it is read may throw whatever its author did.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Fail(thrown, plan, container, slot);
            return;
        }
        var result = new ListResult(container, slot, items.Count, elementType is NonNullType);
        container[slot] = result;
        for (var i = 0; i < items.Count && !result.IsDead; i++)
        {
            if (items[i] is Task<object?> later)
                Await(new ValueTask<object?>(later), plan, elementType, result, i);
            else
                Complete(items[i], plan, elementType, result, i);
        }
    }

    private void CompleteObject(object value, ObjectType type, FieldPlan plan, ResultContainer container, int slot)
    {
        var result = new ObjectResult(container, slot, plan.SelectionOf(type), value);
        container[slot] = result;
        ExecuteFields(result);
    }

    private static List<object?> ToList(IEnumerable items)
    {
        var list = new List<object?>();
        foreach (var item in items)
            list.Add(item);
        return list;
    }
}
