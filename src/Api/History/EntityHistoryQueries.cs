using System.ComponentModel;
using System.Security.Claims;
using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Activity;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.History;

/// <summary>The full history of one entity.</summary>
[QueryType]
public static partial class EntityHistoryQueries
{
    private const int MostKinds = 50;

    /// <summary>
    /// Everything that happened to an asset, a collection, an inference job, a deal or an account, on chain and here together. Sessions,
    /// inferences and keys show to whom they concern alone; a job of another's is NOT_FOUND.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<ActivityEntry>> GetHistoryAsync(
        [ID] NodeId id, IReadOnlyList<string>? kinds, [DefaultValue(HistoryOrder.NewestFirst)] HistoryOrder order, PagingArguments paging,
        ClaimsPrincipal user, HistoryQueries history, CancellationToken cancellationToken)
    {
        var entity = EntityIds.Entity(id);
        var (viewer, after, isOldestFirst) = (user.Account(), ActivityPages.Before(paging), order == HistoryOrder.OldestFirst);
        var page = await history.OfAsync(entity, viewer, Known(kinds), isOldestFirst, after, paging.Size, cancellationToken);
        if (page.Items.Count == 0 && entity is not HistoryOf.AnAccount
            && (await history.OfAsync(entity, viewer, null, isOldestFirst, null, 1, cancellationToken)).Items.Count == 0)
            throw NotFound();
        return ActivityPages.Of(page, paging);
    }

    /// <summary>Kinds of events as stored; few enough, and such as can be stored.</summary>
    internal static IReadOnlyList<string>? Known(IReadOnlyList<string>? kinds) => kinds is null or { Count: <= MostKinds }
        ? kinds?.Where(StorableText.Is).ToList()
        : throw new GraphQLException(
            new GraphQLError($"At most {MostKinds} kinds are asked for at once.").WithCode(ErrorCodes.BadUserInput));

    internal static GraphQLException NotFound() =>
        new(new GraphQLError("There is no such thing, or it is not yours to see.").WithCode(ApiCodes.NotFound));
}
