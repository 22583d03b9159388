using Neura.GraphQL;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Statistics;

/// <summary>Which days statistics may be asked for at once.</summary>
internal static class Days
{
    /// <summary>A leap year.</summary>
    public const int Most = 366;

    /// <exception cref="GraphQLException">The range is turned round, or longer than <see cref="Most"/>.</exception>
    public static DayRange Of(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        < 0 => throw Refuse("The range ends before it begins.", ApiCodes.InvalidRange),
        >= Most => throw Refuse($"At most {Most} days can be asked for at once.", ApiCodes.RangeTooLarge),
        _ => new DayRange(from, to),
    };

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
