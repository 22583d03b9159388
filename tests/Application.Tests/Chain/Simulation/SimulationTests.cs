using System.Globalization;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tokens;

namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>
/// The long form: NEURA_SIM_BLOCKS=100000 NEURA_SIM_RESTART=1000 dotnet test tests/Application.Tests -c Release --filter
/// FullyQualifiedName~Simulation. NEURA_SIM_SEED repeats a run.
/// </summary>
public sealed class SimulationTests(MarketFixture market, ITestOutputHelper output) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    [Trait("Abuse", "1"), Trait("Abuse", "2"), Trait("Abuse", "3"), Trait("Abuse", "4"), Trait("Abuse", "5"), Trait("Abuse", "6")]
    [Trait("Abuse", "7"), Trait("Abuse", "8"), Trait("Abuse", "9"), Trait("Abuse", "10")]
    public async Task Log_equals_the_oracle_after_skips_forks_forgeries_and_restarts()
    {
        var seed = Setting("NEURA_SIM_SEED", Random.Shared.Next());
        var (blocks, restart) = (Setting("NEURA_SIM_BLOCKS", 5_000), Setting("NEURA_SIM_RESTART", 250));
        output.WriteLine($"NEURA_SIM_SEED={seed} NEURA_SIM_BLOCKS={blocks} NEURA_SIM_RESTART={restart}");
        var chain = new SimulatedChain(seed, blocks);
        using var simulation = new Simulation(market, chain, seed, restart);
        var started = System.Diagnostics.Stopwatch.StartNew();
        await simulation.RunAsync(Ct);
        output.WriteLine($"{chain.Expected.Count} events, {simulation.Restarts} restarts, {simulation.Halts} halts, "
            + $"{simulation.Source.Forks} forks shown, {simulation.Repeats} blocks repeated, "
            + $"{blocks / started.Elapsed.TotalSeconds:0} blocks/s");

        (await LoggedAsync()).ShouldBe(chain.Expected);
        (await RejectedAsync(simulation.Network)).ShouldBe(chain.Rejected, ignoreOrder: true);
        (await market.CountAsync("select count(*) from chain_quarantine where network = $1", simulation.Network))
            .ShouldBe(chain.Quarantined);
        await AssetsShouldBeAsync(chain.Market);
        await TokensShouldBeAsync(chain.Market);
        simulation.Restarts.ShouldBeGreaterThanOrEqualTo(blocks / restart - 1);
        simulation.Source.Forks.ShouldBeGreaterThan(0);
    }

    private static int Setting(string name, int other) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : other;

    private async Task<List<ExpectedEvent>> LoggedAsync()
    {
        await using var command = market.Db.CreateCommand("select stream_id, type from mt_events order by seq_id");
        await using var row = await command.ExecuteReaderAsync(Ct);
        var logged = new List<ExpectedEvent>();
        while (await row.ReadAsync(Ct))
            logged.Add(new(row.GetString(0), row.GetString(1)));
        return logged;
    }

    private async Task<Dictionary<string, long>> RejectedAsync(string network)
    {
        await using var command = market.Db.CreateCommand("select reason, count from chain_rejected where network = $1");
        command.Parameters.Add(new() { Value = network });
        await using var row = await command.ExecuteReaderAsync(Ct);
        var rejected = new Dictionary<string, long>();
        while (await row.ReadAsync(Ct))
            rejected.Add(row.GetString(0), row.GetInt64(1));
        return rejected;
    }

    private async Task AssetsShouldBeAsync(SimulatedMarket oracle)
    {
        var session = market.Store.LightweightSession(EventMetadata.None);
        foreach (var (token, asset) in oracle.Assets)
        {
            var state = await session.Events.AggregateStreamAsync($"asset/{SimulatedMarket.Nrc101}/{token}", Aggregates.Asset, Ct);
            state.ShouldBeOfType(asset.IsBurnt ? typeof(AssetState.Burnt) : typeof(AssetState.Minted), token);
            foreach (var account in SimulatedMarket.Accounts)
                ((int)state.LevelOf(Account.Parse(account), new BlockTime(ulong.MaxValue - 1)))
                    .ShouldBe(asset.LevelOf(account), $"{token} {account}");
        }
    }

    private async Task TokensShouldBeAsync(SimulatedMarket oracle)
    {
        foreach (var (id, token) in oracle.Tokens)
        {
            var (owner, approved, burnt) = ("", new SortedSet<string>(), false);
            foreach (var e in await market.Store.FetchStreamAsync($"token/{SimulatedMarket.Foreign}/{id}", 0, Ct))
                if (e.Data is TokenEvent.TokenMinted minted) owner = minted.Owner.Value;
                else if (e.Data is TokenEvent.TokenTransferred moved) { owner = moved.NewOwner.Value; approved.Clear(); }
                else if (e.Data is TokenEvent.TokenBurnt) burnt = true;
                else if (e.Data is TokenEvent.TokenApproved one) approved.Add(one.Account.Value);
                else if (e.Data is TokenEvent.TokenApprovalRevoked { Account: { } account }) approved.Remove(account.Value);
            (owner, burnt).ShouldBe((token.Owner, token.IsBurnt), id);
            if (!burnt)
                string.Join(' ', approved).ShouldBe(string.Join(' ', token.Approved.Order(StringComparer.Ordinal)), id);
        }
    }
}
