using Neura.GraphQL;
using NeuraNft.Domain;

namespace NeuraNft.Api.Transactions;

/// <summary>Times that clients give, as the chain counts them: nanoseconds since 1970 in 64 bits.</summary>
internal static class ChainTime
{
    private static readonly DateTimeOffset End = new(2554, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static BlockTime Of(DateTimeOffset at) => at >= DateTimeOffset.UnixEpoch && at < End
        ? BlockTime.From(at)
        : throw new GraphQLException(new GraphQLError("A time on the chain lies from 1970 to 2553.").WithCode(ApiCodes.InvalidTime));

    public static BlockTime? Of(DateTimeOffset? at) => at is { } known ? Of(known) : null;
}
