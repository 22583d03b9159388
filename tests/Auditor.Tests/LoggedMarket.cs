using Neura.EventStore;
using NeuraNft.Application.Tests;
using NeuraNft.Auditor.Tests.Reconciling;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Auditor.Tests;

/// <summary>A database with the sample market's whole log and every read model of it, kept up by a running daemon.</summary>
public sealed class LoggedMarket : IAsyncLifetime
{
    private RunningViews _views = null!;

    public MarketFixture Market { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Market.InitializeAsync();
        _views = new RunningViews(Market);
        await AppendAsync(Projections.Tests.Market.Events());
        await Market.ExecuteAsync(
            $"""
            INSERT INTO chain_cursor (network, contract, height, block_hash, block_time)
            VALUES ('testnet', '{Sample.Contract}', {ChainNode.Height}, '{ChainNode.Hash}', {ChainNode.Nanoseconds})
            """);
    }

    internal async Task AppendAsync(IReadOnlyList<IEvent> events)
    {
        foreach (var at in events)
        {
            var session = Market.Store.LightweightSession(new EventMetadata { UserName = at.UserName });
            session.Events.Append(at.StreamKey, ExpectedVersion.Any, new EventData(at.Data) { Id = at.Id, Headers = at.Headers });
            (await session.SaveChangesAsync(CancellationToken.None)).IsWritten.ShouldBeTrue();
        }
        await CaughtUpAsync();
    }

    /// <summary>Until every read model stands where the log ends.</summary>
    public Task CaughtUpAsync() => _views.CaughtUpAsync();

    /// <summary>Runs the command on this market: exit code and everything that it wrote.</summary>
    internal Task<(ExitCode Code, string Text)> AskAsync(params string[] args) =>
        AuditedMarket.RunAsync([.. args, "--connection", Market.ConnectionString]);

    public async ValueTask DisposeAsync()
    {
        await _views.DisposeAsync();
        await Market.DisposeAsync();
    }
}
