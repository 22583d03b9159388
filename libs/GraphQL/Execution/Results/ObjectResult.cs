using Neura.GraphQL.Execution.Planning;

namespace Neura.GraphQL.Execution.Results;

/// <summary>The fields of one object, in the order of the selection.</summary>
internal sealed class ObjectResult(ResultContainer? parent, int slot, SelectionPlan selection, object? source)
    : ResultContainer(parent, slot)
{
    private readonly object?[] _values = new object?[selection.Fields.Length];

    public SelectionPlan Selection { get; } = selection;

    /// <summary>What the object's resolvers get as their parent.</summary>
    public object? Source { get; } = source;

    public ReadOnlySpan<object?> Values => _values;

    public override object? this[int slot]
    {
        set => _values[slot] = value;
    }

    public override object PathSegment(int slot) => Selection.Fields[slot].ResponseName;

    protected override bool MayBeNull(int slot) => !Selection.Fields[slot].IsNonNull;
}
