using System.Globalization;
using Neura.GraphQL;

namespace NeuraNft.Api.Positions;

/// <summary>What is wrong with a position.</summary>
internal static class PositionErrors
{
    public static GraphQLError Invalid() =>
        new GraphQLError("The position is not one that this server gave.").WithCode(ApiCodes.InvalidPosition);

    public static GraphQLError Ahead() =>
        new GraphQLError("The position is ahead of the log: another market gave it.").WithCode(ApiCodes.InvalidPosition);

    public static GraphQLError NotReached(long reached) =>
        new GraphQLError("The views have not reached the position yet. Nothing was done: try again.")
            .WithCode(ApiCodes.PositionNotReached).WithExtension("position", reached.ToString(CultureInfo.InvariantCulture));
}
