using Microsoft.Extensions.Options;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The chain's own time as far as this platform has followed it: the only clock that rights expire by.</summary>
/// <remarks>Each contract has its own: its rights are known up to its own cursor, no further.</remarks>
public sealed class ChainClock(NpgsqlDataSource db, IOptions<ChainOptions> options, TimeProvider time)
{
    /// <summary>Farther behind the wall clock, what was revoked or has lapsed since is not known, and no right is acted on.</summary>
    public static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(60);

    /// <summary>Of the market's own contract.</summary>
    public async Task<BlockTime> NowAsync(CancellationToken cancellationToken) =>
        (await ChainCursor.FindAsync(db, options.Value.Network, options.Value.Contract, cancellationToken))?.BlockTime ?? default;

    /// <summary>For deciding whether somebody may do something here and now with an asset of the contract.</summary>
    /// <returns>Zero where nothing of the contract was ever ingested: then the log grants nothing either.</returns>
    /// <exception cref="ChainBehindException">Ingestion of the contract stands, or catches up.</exception>
    public async Task<BlockTime> FreshAsync(string contract, CancellationToken cancellationToken)
    {
        if (await ChainCursor.FindAsync(db, options.Value.Network, contract, cancellationToken) is not { } cursor)
            return default;
        var behind = time.GetUtcNow() - cursor.BlockTime.ToDateTimeOffset();
        return behind <= MostBehind ? cursor.BlockTime
            : throw new ChainBehindException($"The log of {contract} ends at block {cursor.Height}, {behind.TotalSeconds:F0} s ago.");
    }
}
