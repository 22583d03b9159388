using System.Runtime.CompilerServices;
using System.Security.Claims;
using NeuraNft.Api.Accounts;

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
    // The chain is asked, not listened to: about twice a block.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Each stage that a transaction of the caller's reaches, beginning with the present one, until it is recorded or has failed.
    /// </summary>
    [Subscribe, Authorize(Policies.Prepare)]
    public static async IAsyncEnumerable<SentTransaction> TransactionProgressAsync(
        string hash, ClaimsPrincipal user, TransactionStandings standings, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (SentTransaction? last = null; last is not { IsLast: true };)
        {
            // A chain that does not answer is asked again.
            if (await standings.FindAsync(user.RequiredAccount(), hash, cancellationToken) is { } standing && standing != last)
                yield return last = standing;
            else
                await Task.Delay(s_pause, time, cancellationToken);
        }
    }
}
