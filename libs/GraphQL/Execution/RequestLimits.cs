namespace Neura.GraphQL.Execution;

/// <summary>Limits of one request that are tighter than the server's, such as those of callers who are not signed in.</summary>
public sealed record RequestLimits
{
    public int? MaxDepth { get; init; }

    public int? MaxFields { get; init; }

    public double? MaxFieldCost { get; init; }

    public double? MaxTypeCost { get; init; }
}
