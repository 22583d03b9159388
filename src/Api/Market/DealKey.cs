using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Market;

namespace NeuraNft.Api.Market;

/// <summary>A deal of the market that is followed, by the number that the market gave it.</summary>
internal static class DealKey
{
    private const int MostDigits = 20;

    public static DealId Of(PrepareDeal deals, DealKind kind, string id) => new(deals.Market ?? "", kind, Number(id));

    /// <summary>"market/kind/number", the key inside a deal's global id.</summary>
    public static string Write(DealId id) => $"{id.Market}/{id.Kind}/{id.Id}";

    /// <returns>Null: it is no deal's.</returns>
    public static DealId? Parse(string key) =>
        key.Split('/') is [var market, var kind, { Length: > 0 and <= MostDigits } number] && number.All(char.IsAsciiDigit)
            && Domain.Account.TryParse(market, out _) && Enum.GetNames<DealKind>().Contains(kind)
            ? new DealId(market, Enum.Parse<DealKind>(kind), number)
            : null;

    public static string Number(string id) => id is { Length: > 0 and <= MostDigits } && id.All(char.IsAsciiDigit)
        ? id
        : throw new GraphQLException(new GraphQLError("The id is not a deal's.").WithCode(ErrorCodes.InvalidId));
}
