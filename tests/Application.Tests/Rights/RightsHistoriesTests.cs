using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>
/// Random histories of grants, transfers, revocations and expiries, with whoever follows them killed anywhere: cut off in the middle of a
/// statement, its connections ended by the server, two at once. In the end stands what an oracle without a database says, each due once.
/// </summary>
public sealed class RightsHistoriesTests(SealedMarket market) : IClassFixture<SealedMarket>
{
    private const string Cut =
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'mortal'";

    // Everybody waits for it, and the lease of who died with it is over.
    private const string Wanted = "update reencryption set wanted = true, next_at = '-infinity'";

    private static readonly Account[] People = [Alice, Bob, Carol, Dave];
    private static readonly int Fresh = Random.Shared.Next(1_000, int.MaxValue);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5), 364921863, Fresh];

    private static CancellationToken Ct => MarketFixture.Ct;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_dies_each_loss_is_followed_once(int seed)
    {
        var random = new Random(seed);
        var asset = await market.SealedAssetAsync((AccessLevel)random.Next(2));
        var oracle = new RightsOracle();
        oracle.OnChain(market.Now, [.. (await market.EventsAsync(StreamKeys.Asset(asset))).Cast<AssetEvent>()]);
        for (var step = 0; step < 12 && oracle.State is AssetState.Minted; step++)
        {
            await StepAsync(random, asset, oracle);
            await FollowAsync(random);
            oracle.Settle();
        }

        (await market.EventsAsync(StreamKeys.Content(asset))).Skip(1).Select(Outline).ShouldBe(oracle.Content);
        foreach (var (job, ended) in oracle.Jobs)
        {
            var events = await market.EventsAsync(StreamKeys.Inference(job));
            events.OfType<InferenceEvent.InferenceCancelled>().Select(e => e.Reason).ShouldBe(ended is null ? [] : [ended]);
        }

        (await market.Market.CountAsync("select (select count(*) from rights_duty) + (select count(*) from reencryption)")).ShouldBe(0);
    }

    // What happens between two looks: some acts of one block, jobs, or time alone.
    private async Task StepAsync(Random random, AssetId asset, RightsOracle oracle)
    {
        var time = new BlockTime(market.Now.Nanoseconds + (ulong)random.Next(1, 8) * 1_000_000_000);
        if (random.Next(4) == 0 && oracle.State is AssetState.Minted)
            await JobAsync(People[random.Next(People.Length)], asset, oracle);
        var acts = random.Next(3) == 0 ? 0 : random.Next(1, 4);
        AssetEvent[] events = [.. Enumerable.Range(0, acts).SelectMany(_ => Act(random, oracle, time))];
        if (events.Length == 0)
        {
            oracle.Pass(time);
            await market.BlockAsync(time);
        }
        else
        {
            await market.OnChainAsync(asset, time, events);
        }
    }

    private async Task JobAsync(Account requester, AssetId asset, RightsOracle oracle)
    {
        if (oracle.State.LevelOf(requester, market.Now) < AccessLevel.UseModel)
            return;
        var job = Guid.NewGuid();
        oracle.Requested(job, requester);
        await market.Market.AppendAsync(
            StreamKeys.Inference(job), Requested() with { Job = job, Asset = asset, Requester = requester, RequestedAt = market.Now });
    }

    private static AssetEvent[] Act(Random random, RightsOracle oracle, BlockTime time)
    {
        if (oracle.State is not AssetState.Minted m)
            return [];
        var (who, level) = (People[random.Next(People.Length)], (AccessLevel)random.Next(6));
        BlockTime? end = random.Next(2) == 0 ? null : new BlockTime(time.Nanoseconds + (ulong)random.Next(1, 20) * 1_000_000_000);
        AssetEvent[] act = random.Next(14) switch
        {
            < 7 when who != m.Owner => [new AssetEvent.AccessSet(
                m.Asset, who, level, end, m.Owner, time, random.Next(3) == 0 ? GrantOrigin.Lease : GrantOrigin.Grant)],
            < 9 when who != m.Owner => [new AssetEvent.AccessRevoked(m.Asset, who, m.Owner, GrantOrigin.Grant)],
            < 11 when who != m.Owner =>
            [
                new AssetEvent.AssetTransferred(m.Asset, m.Owner, who, null, null),
                new AssetEvent.AccessEpochBumped(m.Asset, m.Access.Epoch + 1, m.Owner, who),
            ],
            < 12 => [new AssetEvent.DefaultLevelSet(m.Asset, level, m.Owner)],
            < 13 => [new AssetEvent.AccessEpochBumped(m.Asset, m.Access.Epoch + 1, m.Owner, m.Owner)],
            _ when random.Next(4) == 0 => [new AssetEvent.AssetBurnt(m.Asset, m.Owner)],
            _ => [],
        };
        oracle.OnChain(time, act);
        return act;
    }

    // Killed some times first, wherever it then stands; at last one that nobody kills. Each is a process of its own: it remembers nothing.
    private async Task FollowAsync(Random random)
    {
        for (var kills = random.Next(4); kills > 0; kills--)
        {
            using var kill = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            kill.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 120)));
            var cut = CutAfterAsync(random.Next(3) == 0 ? random.Next(80) : 0);
            await Task.WhenAll(LifeAsync(s => s.FollowAsync, kill.Token), LifeAsync(s => s.FollowAsync, kill.Token), cut);
        }

        await market.SettleAsync(reencrypt: false);
        await market.Market.ExecuteAsync(Wanted);
        using (var kill = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        {
            kill.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 100)));
            await LifeAsync(s => s.ReencryptAsync, kill.Token);
        }

        await market.Market.ExecuteAsync(Wanted);
        await LifeAsync(s => s.ReencryptAsync, Ct);
    }

    private async Task LifeAsync(Func<RightsService, Func<CancellationToken, Task<bool>>> act, CancellationToken cancellationToken)
    {
        var database = new NpgsqlConnectionStringBuilder(market.Market.ConnectionString) { ApplicationName = "mortal", Pooling = false };
        await using var db = NpgsqlDataSource.Create(database);
        await using var store = MarketStore.Create(db, TimeProvider.System);
        try
        {
            await SealedMarket.WatchAsync(store, cancellationToken);
            while (await act(market.ServiceOf(store, db))(cancellationToken))
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException or EventStoreUnavailableException)
        {
            // Dead; what it had begun is as it was, or done.
        }
    }

    private async Task CutAfterAsync(int milliseconds)
    {
        await Task.Delay(milliseconds, Ct);
        if (milliseconds > 0)
            await market.Market.ExecuteAsync(Cut);
    }

    private static string Outline(object @event) => @event switch
    {
        ContentEvent.ReencryptionDue e => $"due {e.Revision}",
        ContentEvent.ReencryptionDone e => $"done {e.Revision}",
        ContentEvent.ContentWithdrawn e => $"withdrawn {e.Revision}",
        _ => @event.GetType().Name,
    };
}
