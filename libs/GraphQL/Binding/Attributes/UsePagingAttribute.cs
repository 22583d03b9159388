namespace Neura.GraphQL.Binding;

/// <summary>The method returns a <see cref="Connection{T}"/> and takes <see cref="PagingArguments"/>: the field gets <c>first</c>, <c>after</c>, <c>last</c>, <c>before</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>The connection is named <c>{ConnectionName}Connection</c>; default the name of the node type.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>More than this is refused with <c>PAGE_TOO_LARGE</c>. Default 50.</summary>
    public int MaxPageSize { get; set; } = 50;

    /// <summary>Without <c>first</c> and <c>last</c>. Default 20.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Adds <c>totalCount</c> to the connection. Default false.</summary>
    public bool IncludeTotalCount { get; set; }

    /// <summary>Adds <c>last</c> and <c>before</c>. Default true.</summary>
    public bool AllowBackwardPagination { get; set; } = true;
}
