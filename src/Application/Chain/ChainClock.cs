using Microsoft.Extensions.Options;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The chain's own time as far as this platform has followed it: the only clock that rights expire by.</summary>
public sealed class ChainClock(NpgsqlDataSource db, IOptions<ChainOptions> options)
{
    public async Task<BlockTime> NowAsync(CancellationToken cancellationToken) =>
        (await ChainCursor.FindAsync(db, options.Value.Network, options.Value.Contract, cancellationToken))?.BlockTime ?? default;
}
