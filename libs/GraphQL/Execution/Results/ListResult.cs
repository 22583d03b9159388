namespace Neura.GraphQL.Execution.Results;

/// <summary>The items of one list.</summary>
internal sealed class ListResult(ResultContainer parent, int slot, int count, bool itemsAreNonNull) : ResultContainer(parent, slot)
{
    private readonly object?[] _items = new object?[count];

    public ReadOnlySpan<object?> Items => _items;

    public override object? this[int slot]
    {
        set => _items[slot] = value;
    }

    public override object PathSegment(int slot) => slot;

    protected override bool MayBeNull(int slot) => !itemsAreNonNull;
}
