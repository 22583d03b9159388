using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using NeuraNft.Application.Tests;
using NeuraNft.Auditor.Tests.Reconciling;
using NeuraNft.Domain.Tests;
using NeuraNft.Projections;

namespace NeuraNft.Auditor.Tests;

/// <summary>A database with the sample market's whole log and every read model of it, kept up by a running daemon.</summary>
public sealed class LoggedMarket : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private string[] _projections = [];

    public MarketFixture Market { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Market.InitializeAsync();
        var services = new ServiceCollection().AddSingleton(Market.Db).AddProjections().BuildServiceProvider();
        IProjection[] all = [.. services.GetServices<IProjection>()];
        _projections = [.. all.Select(p => p.Name)];
        var daemon = new ProjectionDaemon(
            Market.Store, all, new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
        _running = Task.Run(() => daemon.RunAsync(_stop.Token));
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
    public async Task CaughtUpAsync()
    {
        var (progress, head) = (new ProjectionProgress(Market.Store), await Market.Store.HeadPositionAsync(CancellationToken.None));
        foreach (var name in _projections)
            (await progress.WaitForAsync(name, head, TimeSpan.FromSeconds(60), CancellationToken.None)).ShouldBeTrue(name);
    }

    /// <summary>Runs the command on this market: exit code and everything that it wrote.</summary>
    internal Task<(ExitCode Code, string Text)> AskAsync(params string[] args) =>
        AuditedMarket.RunAsync([.. args, "--connection", Market.ConnectionString]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        await Market.DisposeAsync();
    }
}
