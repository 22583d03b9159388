namespace Neura.GraphQL.Binding;

/// <summary>Where a page stands among its neighbours.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage);
