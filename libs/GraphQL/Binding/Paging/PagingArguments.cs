namespace Neura.GraphQL.Binding;

/// <summary>
/// Which page is asked for. Cursors are opened and proven to be ours, sizes are within the field's limits.
/// </summary>
/// <param name="First">How many from the start; null on a backward page.</param>
/// <param name="After">The cursor text after which to start, as the resolver once gave it to an edge.</param>
/// <param name="Last">How many from the end; null on a forward page.</param>
/// <param name="Before">The cursor text before which to end.</param>
public sealed record PagingArguments(int? First, string? After = null, int? Last = null, string? Before = null)
{
    /// <summary>Rows wanted.</summary>
    public int Size => First ?? Last ?? 0;

    /// <summary>Rows to fetch: one more than wanted tells whether there is a next page.</summary>
    public int Limit => Size + 1;

    /// <summary>The rows are to be fetched in reverse order; <see cref="Connection.FromRows{T}"/> turns them round.</summary>
    public bool IsBackward => First is null && Last is not null;
}
