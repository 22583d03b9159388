namespace NeuraNft.Application.Chain;

/// <summary>
/// Contracts whose cursors stand at one block: a block's transaction takes the events of all of them and moves all the cursors, or none.
/// </summary>
/// <param name="Contracts">In the order of configuration.</param>
/// <param name="Cursor">Null before their first block.</param>
public sealed record ContractGroup(IReadOnlyList<FollowedContract> Contracts, ChainCursor? Cursor)
{
    // Not kept: `with` would copy it beside other contracts.
    internal IReadOnlyDictionary<string, ContractKind> Kinds => Contracts.ToDictionary(c => c.Account, c => c.Kind);

    internal string[] Accounts => [.. Contracts.Select(c => c.Account)];

    /// <summary>One group for each block at which cursors stand, the farthest first.</summary>
    internal static List<ContractGroup> Of(
        IReadOnlyList<FollowedContract> contracts, IReadOnlyDictionary<string, ChainCursor> cursors) =>
    [
        .. contracts.GroupBy(c => cursors.GetValueOrDefault(c.Account))
            .Select(g => new ContractGroup([.. g], g.Key))
            .OrderByDescending(g => g.Cursor?.Height ?? 0),
    ];
}
