using System.Runtime.CompilerServices;
using System.Security.Claims;
using Neura.GraphQL;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Transactions;

namespace NeuraNft.Api.Transactions;

/// <summary>What became of a transaction.</summary>
[QueryType]
public static partial class TransactionQueries
{
    /// <summary>
    /// How far a transaction of the caller's is, its own or one that the relayer sent for it. One that nobody knows is SUBMITTED: it may
    /// be on its way.
    /// </summary>
    [Authorize(Policies.Prepare)]
    public static async Task<SentTransaction> GetTransactionAsync(
        string hash, ClaimsPrincipal user, TransactionStandings standings, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        await standings.FindAsync(user.RequiredAccount(), hash, cancellationToken) ?? throw Unavailable.Chain(http);
}

/// <summary>A transaction as it goes on.</summary>
[SubscriptionType]
public static partial class TransactionSubscriptions
{
    // The chain is asked, not listened to: at first about twice a block, later ever less often.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    // A transaction that was sent is in a block within seconds.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Each stage that a transaction of the caller's reaches, beginning with the present one, until it is recorded or has failed. One that
    /// nobody knows for ten minutes ends it with TRANSACTION_UNKNOWN.
    /// </summary>
    [Subscribe, Authorize(Policies.Prepare)]
    public static async IAsyncEnumerable<SentTransaction> TransactionProgressAsync(
        string hash, ClaimsPrincipal user, TransactionStandings standings, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (began, pause) = (time.GetTimestamp(), s_firstPause);
        for (SentTransaction? last = null; last is not { IsLast: true };)
        {
            // A chain that does not answer is asked again.
            if (await standings.FindAsync(user.RequiredAccount(), hash, cancellationToken) is { } standing && standing != last)
            {
                pause = s_firstPause;
                yield return last = standing;
                continue;
            }
            if (last is null or { Stage: TransactionStage.Submitted } && time.GetElapsedTime(began) > s_patience)
                throw Unknown();
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 1.25 < s_longestPause ? pause * 1.25 : s_longestPause;
        }
    }

    private static GraphQLException Unknown() => new(
        new GraphQLError("No node knows this transaction. If it was sent, ask again.").WithCode(ApiCodes.TransactionUnknown));
}
