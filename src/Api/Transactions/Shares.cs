using Neura.GraphQL;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Api.Transactions;

/// <summary>A royalty as a client gives it.</summary>
internal static class Shares
{
    public static Royalty? Of(IReadOnlyList<RoyaltyShareInput>? shares) =>
        shares is null ? null
        : shares.DistinctBy(s => s.Account).Count() == shares.Count
            ? new Royalty(shares.Select(s => KeyValuePair.Create(s.Account, s.BasisPoints)))
        : throw new GraphQLException(new GraphQLError("An account has one share.").WithCode("DUPLICATE_SHARE"));
}
