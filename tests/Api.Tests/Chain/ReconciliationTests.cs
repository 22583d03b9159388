using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Reconciliation;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Tests.Chain;

/// <summary>The log beside a real contract's own answers.</summary>
public sealed class ReconciliationTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_agrees_with_the_chain_until_an_event_is_forged_into_it()
    {
        var owner = await market.WalletAsync(Ct);
        var friend = await market.WalletAsync(Ct);
        var collection = await market.CollectionAsync(owner, "Reconciled", Ct);
        var token = await market.MintAsync(
            owner, new { collection_id = collection, kind = "model", name = "lid", default_level = 1, max_level = 4 }, Ct);
        await market.Chain.CallAsync(
            owner.Signer, "nrc_set_access", new { token_id = token, account_id = friend.Account, level = 3 },
            NearToken.FromMillinear(20), Ct);
        var stream = $"asset/{market.Chain.Contract}/{token}";
        var events = await FetchAsync(stream, 2);

        var agreed = await RunAsync();
        agreed.Drifts.Where(d => d.TokenId == token).ShouldBeEmpty();
        agreed.Assets.ShouldBeGreaterThanOrEqualTo(1);
        agreed.Answers.ShouldBeGreaterThanOrEqualTo(4);

        var store = market.Services.GetRequiredService<DocumentStore>();
        var session = store.LightweightSession(new EventMetadata { Headers = events[^1].Headers });
        var asset = new AssetId(market.Chain.Contract, token);
        session.Events.Append(stream, ExpectedVersion.Any, new AssetEvent.DefaultLevelSet(
            asset, AccessLevel.CreateReplica, Account.Parse(owner.Account)));
        await session.SaveChangesAsync(Ct);
        var drifted = (await RunAsync()).Drifts.Where(d => d.TokenId == token).ShouldHaveSingleItem();
        drifted.ShouldBe(new Drift(token, "level:" + market.Chain.Contract, "3", "1"));
    }

    private async Task<IReadOnlyList<IEvent>> FetchAsync(string stream, int count)
    {
        var store = market.Services.GetRequiredService<DocumentStore>();
        IReadOnlyList<IEvent> events = [];
        await Eventually.SeesAsync(
            async () =>
            {
                events = await store.FetchStreamAsync(stream, 0, Ct);
                return JsonSerializer.SerializeToElement(events.Count);
            },
            seen => seen.GetInt32() >= count, Ct);
        return events;
    }

    private Task<ReconciliationReport> RunAsync() => market.Services.GetRequiredService<Reconciler>().RunAsync(
        new(market.Chain.Network, market.Chain.Contract, ContractKind.Nrc101, null, null), Ct);
}
