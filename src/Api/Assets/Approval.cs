using NeuraNft.Domain;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Assets;

/// <summary>That an account may transfer an asset in its owner's name (NEP-178). Public: it is on the chain.</summary>
/// <param name="GivenAt">The event that gave it.</param>
public sealed record Approval(Account Account, Position GivenAt);

[ObjectType<Asset>]
public static partial class AssetApprovalFields
{
    /// <summary>
    /// Who may transfer it in its owner's name, newest first; 20 at most, as the contract has it. A market that lists it is among them.
    /// </summary>
    [Cost(2), ListSize(AssumedSize = ApprovalQueries.Most)]
    public static async Task<IReadOnlyList<Approval>> GetApprovalsAsync(
        [Parent] Asset asset, ApprovalQueries approvals, CancellationToken cancellationToken) =>
        [.. (await approvals.StandingAsync(asset.Key, cancellationToken)).Select(a => new Approval(a.Account, new Position(a.Position)))];
}
