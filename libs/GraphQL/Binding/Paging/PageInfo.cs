namespace Neura.GraphQL.Binding;

/// <summary>Where a page stands among its neighbours.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage)
{
    /// <summary>Where the next page starts; null: after the last edge. For lists that are read a stretch at a time.</summary>
    public string? EndCursor { get; init; }
}
