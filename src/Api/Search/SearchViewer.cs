using System.Security.Claims;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Chain;

namespace NeuraNft.Api.Search;

/// <summary>Whose rights a search may look at: those of who is logged in, and of nobody else.</summary>
internal static class SearchViewer
{
    /// <summary>Null for an anonymous caller.</summary>
    /// <exception cref="Neura.GraphQL.GraphQLException">An anonymous caller filters by its rights.</exception>
    public static async Task<Projections.AssetSearch.Viewer?> OfAsync(
        ClaimsPrincipal user, AssetFilterInput where, ChainClock clock, CancellationToken cancellationToken)
    {
        if (user.Account() is { } account)
            return new(account, await clock.NowAsync(cancellationToken));
        return where.Rights is null ? null : throw SearchInputs.Refuse("To filter by rights, log in.", ErrorCodes.NotAuthenticated);
    }
}
