using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <summary>What an owner sets: many rights at once, what is for lease, who shares in the price.</summary>
[MutationType]
public static partial class TermsMutations
{
    /// <summary>Prepares grants to several accounts in one transaction.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareSetAccessManyAsync(
        PrepareSetAccessManyInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId),
                new AssetCommand.SetAccessMany(
                    user.RequiredAccount(),
                    [.. input.Grants.Select(g => new AccessAsk(
                        g.Account, g.Level, ChainTime.Of(g.ExpiresAt)))]),
                key, cancellationToken),
            http);

    /// <summary>Prepares at what price a level is for lease, or that it is not any more.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareLeaseTermsAsync(
        PrepareLeaseTermsInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId), new AssetCommand.SetLeaseTerms(user.RequiredAccount(), input.Level, input.Terms), key,
                cancellationToken),
            http);

    /// <summary>Prepares who shares in each lease and sale.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareRoyaltyAsync(
        PrepareRoyaltyInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var royalty = Shares.Of(input.Shares)!;
        return Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId), new AssetCommand.SetRoyalty(user.RequiredAccount(), royalty), key, cancellationToken),
            http);
    }
}
