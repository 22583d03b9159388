using Microsoft.Extensions.Options;
using Neura.GraphQL;

namespace NeuraNft.Api.Positions;

/// <summary>Positions that are given as arguments: what is asked about must have been read.</summary>
public sealed class KnownPositions(ReadModelPositions models, IOptions<DoorOptions> door)
{
    /// <exception cref="GraphQLException">The log has no such position, or the views have not reached it.</exception>
    public async Task EnsureAsync(Position position, CancellationToken cancellationToken)
    {
        if (position.Value <= models.All.Known)
            return;
        await EnsureInLogAsync(position, cancellationToken);
        if (!await models.All.WaitForAsync(position.Value, door.Value.ReadWait, cancellationToken))
            throw new GraphQLException(PositionErrors.NotReached(models.All.Known));
    }

    /// <exception cref="GraphQLException">The log has no such position: whoever waits behind it would miss what comes before.</exception>
    public async Task EnsureInLogAsync(Position position, CancellationToken cancellationToken)
    {
        if (!await models.IsInLogAsync(position.Value, cancellationToken))
            throw new GraphQLException(PositionErrors.Ahead());
    }
}
