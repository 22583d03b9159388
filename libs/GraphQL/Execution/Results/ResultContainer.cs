namespace Neura.GraphQL.Execution.Results;

/// <summary>
/// An object or list of the response while it is filled. Each knows its place in the container above, which gives a field's path
/// without keeping it, and lets a null rise to the nearest place that may hold one.
/// </summary>
internal abstract class ResultContainer(ResultContainer? parent, int slot)
{
    public ResultContainer? Parent { get; } = parent;

    /// <summary>Which field or item of the parent this is.</summary>
    public int Slot { get; } = slot;

    /// <summary>A null rose through this container: nothing below it will be seen.</summary>
    public bool IsDead { get; private set; }

    public abstract object? this[int slot] { set; }

    /// <summary>Response name or index of a slot.</summary>
    public abstract object PathSegment(int slot);

    /// <summary>Whether this or anything above it is dead, so that work below it is for nothing.</summary>
    public bool IsLost()
    {
        for (var container = this; container is not null; container = container.Parent)
            if (container.IsDead)
                return true;
        return false;
    }

    public object[] PathTo(int slot)
    {
        var length = 0;
        for (var container = this; container is not null; container = container.Parent)
            length++;
        var path = new object[length];
        var at = slot;
        for (var container = this; container is not null; container = container.Parent)
        {
            path[--length] = container.PathSegment(at);
            at = container.Slot;
        }
        return path;
    }

    /// <summary>Puts null where it is allowed: here, or in place of the nearest container that may be null.</summary>
    public void SetNull(int slot)
    {
        var container = this;
        while (container is not null && !container.MayBeNull(slot))
        {
            container.IsDead = true;
            slot = container.Slot;
            container = container.Parent;
        }
        if (container is not null)
            container[slot] = null;
    }

    protected abstract bool MayBeNull(int slot);
}
