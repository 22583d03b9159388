using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;

namespace NeuraNft.Operator.Tests;

public sealed class EraseTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    private const string Network = "testnet";

    private static readonly Account Bob = Account.Parse("bob.test.near");

    [Fact]
    public async Task Account_is_erased_once_and_only_by_who_is_sure()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var issued = new AccountEvent.ApiKeyIssued(Network, Bob, Guid.NewGuid(), "my laptop", ApiScopes.Read, Guid.NewGuid(), now, now);
        await market.AppendAsync(EventMetadata.None, StreamKeys.Account(Network, Bob), issued);
        (await market.NeuraAsync("erase", "Not An Account", "--network", Network, "--yes")).ShouldBeRefused("BAD_ACCOUNT");
        (await market.NeuraAsync("erase", Bob.Value, "--network", Network)).ShouldBeRefused("NOT_SURE");

        var done = (await market.NeuraAsync("erase", Bob.Value, "--network", Network, "--yes", "--json")).ShouldBeDone();
        done.Json.GetProperty("position").GetInt64().ShouldBeGreaterThan(0);
        var again = (await market.NeuraAsync("erase", Bob.Value, "--network", Network, "--yes")).ShouldBeDone();
        again.Output.ShouldContain("nothing left");
        // Another process: this one's keys lie at hand for some seconds more.
        await using var elsewhere = Application.Log.MarketStore.Create(market.DataSource, TimeProvider.System);
        var stream = await elsewhere.FetchStreamAsync(StreamKeys.Account(Network, Bob), 1, MarketDatabase.Ct);
        stream[0].Data.ShouldBe(issued with { Name = PersonalFields.ErasedText });
        stream.Count(e => e.Data is AccountEvent.SubjectErased { By: null }).ShouldBe(1);
    }
}
