using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Execution.Results;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    private void ExecuteFields(ObjectResult result)
    {
        // Work that never waits must still end at the deadline; the loop throws when this returns.
        for (var i = 0; i < result.Selection.Fields.Length && !result.IsDead && !_cancellation.IsCancellationRequested; i++)
            ExecuteField(result, i);
    }

    private void ExecuteField(ObjectResult result, int slot)
    {
        var plan = result.Selection.Fields[slot];
        ValueTask<object?> answer;
        try
        {
            var arguments = ArgumentsOf(plan.Arguments);
            if (plan.Field.PureResolver is { } pure)
            {
                _pure.Set(plan.ParentType, plan.Field, result.Source, arguments);
                var value = pure(_pure);
                if (plan.Scalar is { } scalar && value is not (null or Exception) && scalar.Serialize(value) is { } leaf)
                    result[slot] = leaf;
                else
                    Complete(value, plan, result, slot);
                return;
            }
            answer = (plan.Field.Resolver ?? _defaultResolver)(ContextOf(plan, result, slot, arguments));
        }
#pragma warning disable CA1031 // Whatever a resolver throws is an error of its field.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Fail(thrown, plan, result, slot);
            return;
        }
        Await(answer, plan, plan.Field.Type, result, slot);
    }

    // By itself, lest every pure field pays for the closure.
    private ResolverContext ContextOf(FieldPlan plan, ObjectResult result, int slot, FieldArguments arguments) =>
        new(_shared, plan.ParentType, plan.Field, result.Source, arguments, () => result.PathTo(slot));

    private void Await(ValueTask<object?> answer, FieldPlan plan, IType type, ResultContainer container, int slot)
    {
        if (answer.IsCompletedSuccessfully)
        {
            Complete(answer.Result, plan, type, container, slot);
            return;
        }
        _pending++;
        _ = HandBackAsync(answer, plan, type, container, slot);
    }

    private async Task HandBackAsync(ValueTask<object?> answer, FieldPlan plan, IType type, ResultContainer container, int slot)
    {
        object? value;
        try
        {
            value = await answer.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a resolver throws is an error of its field.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            value = new Failure(thrown);
        }
        Ready.Writer.TryWrite(() =>
        {
            _pending--;
            if (container.IsLost())
                return;
            if (value is Failure failure)
                Fail(failure.Thrown, plan, container, slot);
            else
                Complete(value, plan, type, container, slot);
        });
    }

    private FieldArguments ArgumentsOf(ArgumentPlan plan)
    {
        if (plan.IsConstant)
            return plan.Coerce(_variables);
        if (!_arguments.TryGetValue(plan, out var arguments))
            _arguments[plan] = arguments = plan.Coerce(_variables);
        return arguments;
    }

    private void Fail(Exception thrown, FieldPlan plan, ResultContainer container, int slot)
    {
        if (thrown is OperationCanceledException && _cancellation.IsCancellationRequested)
            return; // the whole request ends, and tells why
        _errors.Add(thrown, plan, container, slot);
        container.SetNull(slot);
    }

    private void Fail(string message, FieldPlan plan, ResultContainer container, int slot)
    {
        _errors.Add(message, ErrorCodes.ExecutionFailed, plan, container, slot);
        container.SetNull(slot);
    }

    private sealed record Failure(Exception Thrown);
}
