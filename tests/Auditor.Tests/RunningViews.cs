using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using NeuraNft.Application.Tests;
using NeuraNft.Projections;

namespace NeuraNft.Auditor.Tests;

/// <summary>Every read model of a market, kept up by a running daemon.</summary>
internal sealed class RunningViews : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly MarketFixture _market;
    private readonly string[] _names;
    private readonly Task _running;

    public RunningViews(MarketFixture market)
    {
        _market = market;
        var services = new ServiceCollection().AddSingleton(market.Db).AddProjections().BuildServiceProvider();
        IProjection[] all = [.. services.GetServices<IProjection>()];
        _names = [.. all.Select(p => p.Name)];
        var daemon = new ProjectionDaemon(
            market.Store, all, new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
        _running = Task.Run(() => daemon.RunAsync(_stop.Token));
    }

    /// <summary>Until every read model stands where the log ends.</summary>
    public async Task CaughtUpAsync()
    {
        var (progress, head) = (new ProjectionProgress(_market.Store), await _market.Store.HeadPositionAsync(CancellationToken.None));
        foreach (var name in _names)
            (await progress.WaitForAsync(name, head, TimeSpan.FromMinutes(3), CancellationToken.None)).ShouldBeTrue(name);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
